package io.niffler.dicom.net.engine;

import io.niffler.dicom.net.AssociationEnd;
import io.niffler.dicom.net.AssociationInfo;
import io.niffler.dicom.net.AssociationListener;
import io.niffler.dicom.net.AssociationLostException;
import io.niffler.dicom.net.ProtocolErrorKind;
import io.niffler.dicom.net.Rejection;
import io.niffler.dicom.net.ScpConfig;
import io.niffler.dicom.net.dimse.Contexts;
import io.niffler.dicom.net.dimse.MessageLimits;
import io.niffler.dicom.net.dimse.MessageReader;
import io.niffler.dicom.net.dimse.MessageWriter;
import io.niffler.dicom.net.ul.Abort;
import io.niffler.dicom.net.ul.AssociateAccept;
import io.niffler.dicom.net.ul.AssociateDecoder;
import io.niffler.dicom.net.ul.AssociateRequest;
import io.niffler.dicom.net.ul.Connection;
import io.niffler.dicom.net.ul.PduReader;
import io.niffler.dicom.net.ul.PduType;
import io.niffler.dicom.net.ul.PduWriter;
import io.niffler.dicom.net.ul.ProtocolViolation;
import io.niffler.dicom.net.ul.WaitBudget;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection to the provider, from the first byte to the last, on its own thread: the acceptor's side of PS3.8 9.2. */
final class ScpAssociation {
    private static final Logger LOG = LoggerFactory.getLogger(ScpAssociation.class);
    /** PDUs to peers that take any length are no longer than this; all we send are short responses. */
    private static final int MAX_SENT_PDU = 16 << 10;
    /** How long a peer may take to read the last answer before the connection is closed under it at shutdown. */
    private static final Duration STOPPING_LINGER = Duration.ofSeconds(1);

    private final ScpConfig config;
    private final Negotiator negotiator;
    private final Dispatcher dispatcher;
    private final AssociationListener listener;
    private final Connection connection;
    private final PduReader pdus;
    private final long id;
    private final AtomicReference<State> state = new AtomicReference<>(State.NEGOTIATING);

    private volatile boolean stopRequested;
    /** Null until the association is accepted. */
    private AssociationInfo info;

    private boolean rejected;

    /** Where it stands, as far as closing the provider is concerned. */
    private enum State {
        NEGOTIATING,
        IDLE,
        BUSY,
        STOPPED
    }

    ScpAssociation(
            ScpConfig config,
            Negotiator negotiator,
            Dispatcher dispatcher,
            AssociationListener listener,
            Connection connection,
            long id) {
        this.config = config;
        this.negotiator = negotiator;
        this.dispatcher = dispatcher;
        this.listener = listener;
        this.connection = connection;
        this.pdus = new PduReader(connection);
        this.id = id;
    }

    /** Serves the connection until it ends, then closes it. */
    void serve(boolean overLimit) {
        try (connection) {
            serveOpen(overLimit);
        }
    }

    private void serveOpen(boolean overLimit) {
        try {
            AssociateRequest request = awaitRequest();
            Optional<Rejection> refusal = overLimit
                    ? Optional.of(Rejection.LOCAL_LIMIT_EXCEEDED)
                    : negotiator.refusal(request, connection.remote().getAddress());
            if (refusal.isPresent()) {
                reject(request, refusal.get());
            } else {
                accept(request);
            }
        } catch (AssociationLostException e) {
            fail(e);
        } catch (RuntimeException | Error e) {
            LOG.error("Association {} failed", id, e);
            connection.writeIfPossible(PduWriter.abort(Abort.BY_USER));
            ended(AssociationEnd.LOCAL_FAILURE, "internal failure");
            if (e instanceof Error error) {
                throw error;
            }
        }
    }

    private AssociateRequest awaitRequest() throws AssociationLostException {
        WaitBudget artim = WaitBudget.of(config.associationRequestTimeout(), "association request");
        if (!pdus.next(artim, artim)) {
            throw new AssociationLostException(
                    AssociationEnd.CONNECTION_LOST, "the peer closed the connection without a word");
        }
        switch (pdus.type()) {
            case PduType.ASSOCIATE_RQ -> {
                return AssociateDecoder.request(pdus.body(AssociateDecoder.MAX_LENGTH));
            }
            case PduType.ABORT ->
                throw new AssociationLostException(
                        AssociationEnd.ABORTED_BY_PEER, "aborted before an association was requested");
            default ->
                throw new ProtocolViolation(
                        PduType.isKnown(pdus.type())
                                ? ProtocolErrorKind.UNEXPECTED_PDU
                                : ProtocolErrorKind.UNRECOGNIZED_PDU,
                        "a PDU of type " + pdus.type() + " before an association was requested");
        }
    }

    private void reject(AssociateRequest request, Rejection rejection) throws AssociationLostException {
        rejected = true;
        connection.write(PduWriter.reject(rejection));
        listener.rejected(connection.remote(), request.callingAe(), rejection);
        linger();
    }

    private void accept(AssociateRequest request) throws AssociationLostException {
        AssociateAccept accept = negotiator.accept(request);
        info = new AssociationInfo(
                id,
                request.callingAe(),
                request.calledAe(),
                connection.remote(),
                request.userInformation().implementationClassUid(),
                request.userInformation().implementationVersion());
        listener.opened(info);
        connection.write(PduWriter.accept(accept));
        MessageLimits limits = new MessageLimits(
                config.maxPduLength(),
                config.maxDataSetLength(),
                config.idleTimeout(),
                config.pduTimeout(),
                config.minDataRate());
        MessageReader reader = new MessageReader(pdus, Contexts.of(request.contexts(), accept), limits);
        int peerMax = request.userInformation().maxPduLength();
        MessageWriter writer =
                new MessageWriter(connection, peerMax == 0 ? MAX_SENT_PDU : Math.min(peerMax, MAX_SENT_PDU));
        serveMessages(reader, writer);
    }

    private void serveMessages(MessageReader reader, MessageWriter writer) throws AssociationLostException {
        enter(State.NEGOTIATING, State.IDLE);
        while (reader.awaitMessage(WaitBudget.of(config.idleTimeout(), "PDU on an idle association"))) {
            enter(State.IDLE, State.BUSY);
            dispatcher.dispatch(new Exchange(info, reader.message(), reader, writer));
            enter(State.BUSY, State.IDLE);
            if (stopRequested) {
                throw shuttingDown();
            }
        }
        connection.write(PduWriter.releaseResponse());
        linger();
        ended(AssociationEnd.RELEASED, "released");
    }

    private void enter(State from, State to) throws AssociationLostException {
        if (!state.compareAndSet(from, to)) {
            throw shuttingDown();
        }
    }

    private static AssociationLostException shuttingDown() {
        return new AssociationLostException(AssociationEnd.SHUTDOWN, "this side is shutting down");
    }

    /** Ends the association now, or after the message it is in the middle of. Called by the thread that closes the provider. */
    void stopWhenIdle() {
        stopRequested = true;
        if (state.compareAndSet(State.IDLE, State.STOPPED) || state.compareAndSet(State.NEGOTIATING, State.STOPPED)) {
            hangUp();
        }
    }

    /** Ends the association now, whatever it is doing. Called by the thread that closes the provider. */
    void stop() {
        state.set(State.STOPPED);
        hangUp();
    }

    private void hangUp() {
        connection.writeIfPossible(PduWriter.abort(Abort.BY_USER));
        connection.close();
    }

    private void fail(AssociationLostException e) {
        if (state.get() == State.STOPPED || e.end() == AssociationEnd.SHUTDOWN) {
            connection.writeIfPossible(PduWriter.abort(Abort.BY_USER));
            connection.linger(WaitBudget.of(STOPPING_LINGER, "end of the connection"));
            ended(AssociationEnd.SHUTDOWN, "this side is shutting down");
            return;
        }
        if (e instanceof ProtocolViolation violation) {
            listener.protocolError(connection.remote(), violation.kind());
            abort(info == null ? Abort.BY_USER : Abort.of(violation.kind()));
        } else if (e.end() == AssociationEnd.LOCAL_FAILURE) {
            abort(Abort.BY_USER);
        } else if (e.end() == AssociationEnd.TIMEOUT && info != null) {
            // Before an association a timeout just closes the connection (AA-2); the peer on an open one is told.
            connection.writeIfPossible(PduWriter.abort(Abort.BY_USER));
        }
        ended(e.end(), e.getMessage());
    }

    private void abort(Abort abort) {
        connection.writeIfPossible(PduWriter.abort(abort));
        linger();
    }

    private void linger() {
        connection.linger(WaitBudget.of(config.associationRequestTimeout(), "end of the connection"));
    }

    private void ended(AssociationEnd end, String detail) {
        if (info != null) {
            listener.closed(info, end, detail);
        } else if (!rejected) {
            listener.connectionDropped(connection.remote(), end, detail);
        }
    }
}
