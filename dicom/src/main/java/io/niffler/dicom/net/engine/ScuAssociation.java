package io.niffler.dicom.net.engine;

import io.niffler.dicom.net.AssociationEnd;
import io.niffler.dicom.net.AssociationInfo;
import io.niffler.dicom.net.AssociationLostException;
import io.niffler.dicom.net.ProtocolErrorKind;
import io.niffler.dicom.net.ScuConfig;
import io.niffler.dicom.net.dimse.CommandField;
import io.niffler.dicom.net.dimse.CommandSet;
import io.niffler.dicom.net.dimse.Contexts;
import io.niffler.dicom.net.dimse.Message;
import io.niffler.dicom.net.dimse.MessageLimits;
import io.niffler.dicom.net.dimse.MessageReader;
import io.niffler.dicom.net.dimse.MessageWriter;
import io.niffler.dicom.net.ul.Abort;
import io.niffler.dicom.net.ul.AssociateAccept;
import io.niffler.dicom.net.ul.Connection;
import io.niffler.dicom.net.ul.PduReader;
import io.niffler.dicom.net.ul.PduWriter;
import io.niffler.dicom.net.ul.ProtocolViolation;
import io.niffler.dicom.net.ul.UserInformation;
import io.niffler.dicom.net.ul.WaitBudget;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** An open association as service user, whatever the service: requests are numbered, responses awaited, failures end it. */
final class ScuAssociation {
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);
    private static final int MAX_MESSAGE_ID = 0xFFFF;
    /** In bytes per second: a data set that comes slower on average is given up, as providers do by default. */
    private static final int MIN_DATA_RATE = 1024;

    private final ScuConfig config;
    private final Connection connection;
    private final PduReader pdus;
    private final Contexts contexts;
    private final UserInformation peer;
    private final MessageReader reader;
    private final MessageWriter writer;
    private final int maxSentPdu;
    private int lastMessageId;
    private final AtomicBoolean over = new AtomicBoolean();

    /**
     * Takes over a connection on which an association was accepted.
     *
     * @param maxDataSetLength of a message of the peer, in bytes
     */
    ScuAssociation(
            ScuConfig config,
            Connection connection,
            PduReader pdus,
            Contexts contexts,
            AssociateAccept accept,
            long maxDataSetLength) {
        this.config = config;
        this.connection = connection;
        this.pdus = pdus;
        this.contexts = contexts;
        this.peer = accept.userInformation();
        MessageLimits limits = new MessageLimits(
                config.maxPduLength(), maxDataSetLength, config.responseTimeout(), config.pduTimeout(), MIN_DATA_RATE);
        this.reader = new MessageReader(pdus, contexts, limits);
        int ours = config.maxSendPduLength();
        this.maxSentPdu = peer.maxPduLength() == 0 ? ours : Math.min(peer.maxPduLength(), ours);
        this.writer = new MessageWriter(connection, maxSentPdu);
    }

    /** What sends or receives messages; when it fails the association is of no more use. */
    @FunctionalInterface
    interface Dialogue<T> {
        T hold() throws IOException;
    }

    ScuConfig config() {
        return config;
    }

    Contexts contexts() {
        return contexts;
    }

    /** What the peer said of itself. */
    UserInformation peer() {
        return peer;
    }

    /** The peer as the sender of what it sends us. */
    AssociationInfo info() {
        return new AssociationInfo(
                0,
                /* callingAe= */ config.calledAe(),
                /* calledAe= */ config.callingAe(),
                connection.remote(),
                peer.implementationClassUid(),
                peer.implementationVersion());
    }

    /** A request with the next message ID, without data set until something else is put. */
    CommandSet request(int commandField, String sopClassUid) throws AssociationLostException {
        if (over.get()) {
            throw new AssociationLostException(AssociationEnd.CONNECTION_LOST, "The association is already over.");
        }
        lastMessageId = lastMessageId % MAX_MESSAGE_ID + 1;
        return new CommandSet()
                .put(CommandSet.COMMAND_FIELD, commandField)
                .put(CommandSet.MESSAGE_ID, lastMessageId)
                .put(CommandSet.COMMAND_DATA_SET_TYPE, CommandSet.NO_DATA_SET)
                .putUid(CommandSet.AFFECTED_SOP_CLASS_UID, sopClassUid);
    }

    /** Aborts the association unless the dialogue comes to its end. */
    <T> T hold(Dialogue<T> dialogue) throws IOException {
        Abort abort = Abort.BY_USER;
        boolean ended = false;
        try {
            T result = dialogue.hold();
            ended = true;
            return result;
        } catch (ProtocolViolation e) {
            abort = Abort.of(e.kind());
            throw e;
        } finally {
            if (!ended) {
                abort(abort);
            }
        }
    }

    /** Sends; when the peer hangs up meanwhile, looks whether it said why. */
    void send(Sending sending) throws IOException {
        try {
            sending.send(writer);
        } catch (AssociationLostException e) {
            if (e.end() == AssociationEnd.CONNECTION_LOST) {
                try {
                    reader.awaitMessage(WaitBudget.of(LAST_WORDS, "last words"));
                } catch (AssociationLostException lastWords) {
                    if (lastWords.end() == AssociationEnd.ABORTED_BY_PEER) {
                        throw lastWords;
                    }
                }
            }
            throw e;
        }
    }

    /** What writes one message. */
    @FunctionalInterface
    interface Sending {
        void send(MessageWriter writer) throws IOException;
    }

    /** Sends a request with its data set. */
    void send(int contextId, CommandSet request, byte[] dataSet) throws IOException {
        request.put(CommandSet.COMMAND_DATA_SET_TYPE, 0);
        send(to -> to.write(contextId, request, new ByteArrayInputStream(dataSet), dataSet.length));
    }

    /** Sends a command between the messages of other threads, as a whole. */
    void sendBetween(int contextId, CommandSet command) throws AssociationLostException {
        new MessageWriter(connection, maxSentPdu).write(contextId, command);
    }

    /** The next message, of which the caller checks whether it is a response to its request. */
    Message await(WaitBudget patience) throws AssociationLostException {
        if (!reader.awaitMessage(patience)) {
            throw new ProtocolViolation(
                    ProtocolErrorKind.UNEXPECTED_PDU, "the peer asks for release instead of answering a request");
        }
        return reader.message();
    }

    /** Checks that a message is a response to that request and has a status. */
    static void requireResponseTo(CommandSet request, Message message) throws AssociationLostException {
        int expected = CommandField.responseTo(request.require(CommandSet.COMMAND_FIELD));
        if (message.commandField() != expected) {
            throw new ProtocolViolation(
                    ProtocolErrorKind.UNEXPECTED_MESSAGE,
                    String.format("command field 0x%04X where 0x%04X is due", message.commandField(), expected));
        }
        int messageId = request.require(CommandSet.MESSAGE_ID);
        int answered = message.command().require(CommandSet.MESSAGE_ID_BEING_RESPONDED_TO);
        if (answered != messageId) {
            throw new ProtocolViolation(
                    ProtocolErrorKind.UNEXPECTED_MESSAGE,
                    "an answer to message " + answered + " where one to message " + messageId + " is due");
        }
        message.command().require(CommandSet.STATUS);
    }

    /** Discards what is left of the data set of the last message. */
    void finishMessage() throws AssociationLostException {
        reader.finishMessage();
    }

    /** The way to answer a request that came from the peer. */
    Exchange exchange(Message request) {
        return new Exchange(info(), request, reader, writer);
    }

    /** The connection, for its deadlines. */
    Connection connection() {
        return connection;
    }

    void abort() {
        abort(Abort.BY_USER);
    }

    private void abort(Abort abort) {
        if (over.compareAndSet(false, true)) {
            connection.writeIfPossible(PduWriter.abort(abort));
            connection.close();
        }
    }

    void close() {
        if (over.compareAndSet(false, true)) {
            new Release(connection, pdus, config.associationTimeout()).request();
            connection.close();
        }
    }
}
