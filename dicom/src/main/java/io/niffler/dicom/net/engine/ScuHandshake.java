package io.niffler.dicom.net.engine;

import io.niffler.dicom.data.Uids;
import io.niffler.dicom.net.AssociationEnd;
import io.niffler.dicom.net.AssociationLostException;
import io.niffler.dicom.net.AssociationRejectedException;
import io.niffler.dicom.net.PresentationContextRequest;
import io.niffler.dicom.net.ProtocolErrorKind;
import io.niffler.dicom.net.Rejection;
import io.niffler.dicom.net.ScuConfig;
import io.niffler.dicom.net.dimse.Contexts;
import io.niffler.dicom.net.ul.Abort;
import io.niffler.dicom.net.ul.AssociateAccept;
import io.niffler.dicom.net.ul.AssociateDecoder;
import io.niffler.dicom.net.ul.AssociateRequest;
import io.niffler.dicom.net.ul.Connection;
import io.niffler.dicom.net.ul.ExtendedNegotiation;
import io.niffler.dicom.net.ul.PduReader;
import io.niffler.dicom.net.ul.PduType;
import io.niffler.dicom.net.ul.PduWriter;
import io.niffler.dicom.net.ul.ProposedContext;
import io.niffler.dicom.net.ul.ProtocolViolation;
import io.niffler.dicom.net.ul.RoleSelection;
import io.niffler.dicom.net.ul.UserInformation;
import io.niffler.dicom.net.ul.WaitBudget;
import io.niffler.dicom.net.ul.WriteWatchdog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Opens an association: the requestor's side of PS3.8 9.2 up to its acceptance. */
final class ScuHandshake {
    private static final int MAX_CONTEXTS = 128;
    private static final int SHORT_BODY = 4;

    private final ScuConfig config;
    private final WriteWatchdog watchdog;
    private final long maxDataSetLength;

    /**
     * Opens associations.
     *
     * @param maxDataSetLength of a message that the peer may send later, in bytes
     */
    ScuHandshake(ScuConfig config, WriteWatchdog watchdog, long maxDataSetLength) {
        this.config = config;
        this.watchdog = watchdog;
        this.maxDataSetLength = maxDataSetLength;
    }

    ScuAssociation open(
            List<PresentationContextRequest> requested, List<RoleSelection> roles, List<ExtendedNegotiation> extended)
            throws IOException {
        List<ProposedContext> proposed = number(requested);
        UserInformation user = UserInformation.of(config.maxPduLength(), false, roles, extended);
        Connection connection = new Connector(config, watchdog).connect();
        boolean opened = false;
        try {
            ScuAssociation association = negotiate(connection, proposed, user);
            opened = true;
            return association;
        } catch (ProtocolViolation e) {
            connection.writeIfPossible(PduWriter.abort(Abort.of(e.kind())));
            throw e;
        } finally {
            if (!opened) {
                connection.close();
            }
        }
    }

    private static List<ProposedContext> number(List<PresentationContextRequest> requested) {
        if (requested.isEmpty() || requested.size() > MAX_CONTEXTS) {
            throw new IllegalArgumentException("An association has 1 to " + MAX_CONTEXTS
                    + " presentation contexts, not " + requested.size() + ": use several associations.");
        }
        List<ProposedContext> proposed = new ArrayList<>();
        for (PresentationContextRequest request : requested) {
            int id = 2 * proposed.size() + 1;
            proposed.add(new ProposedContext(id, request.abstractSyntax(), request.transferSyntaxes()));
        }
        return proposed;
    }

    private ScuAssociation negotiate(Connection connection, List<ProposedContext> proposed, UserInformation user)
            throws IOException {
        connection.write(PduWriter.request(new AssociateRequest(
                1,
                PduWriter.paddedAe(config.calledAe()),
                PduWriter.paddedAe(config.callingAe()),
                Uids.APPLICATION_CONTEXT,
                proposed,
                user)));
        PduReader pdus = new PduReader(connection);
        WaitBudget patience = WaitBudget.of(config.associationTimeout(), "answer to the association request");
        if (!pdus.next(patience, patience)) {
            throw new AssociationLostException(
                    AssociationEnd.CONNECTION_LOST, peer() + " closed the connection instead of answering");
        }
        switch (pdus.type()) {
            case PduType.ASSOCIATE_AC -> {
                AssociateAccept accept = AssociateDecoder.accept(pdus.body(AssociateDecoder.MAX_LENGTH));
                return new ScuAssociation(
                        config, connection, pdus, Contexts.of(proposed, accept), accept, maxDataSetLength);
            }
            case PduType.ASSOCIATE_RJ -> {
                byte[] body = shortBody(pdus);
                throw new AssociationRejectedException(peer(), new Rejection(body[1], body[2], body[3]));
            }
            case PduType.ABORT -> {
                byte[] body = shortBody(pdus);
                throw new AssociationLostException(
                        AssociationEnd.ABORTED_BY_PEER, peer() + ": " + new Abort(body[2], body[3]).describe());
            }
            default ->
                throw new ProtocolViolation(
                        PduType.isKnown(pdus.type())
                                ? ProtocolErrorKind.UNEXPECTED_PDU
                                : ProtocolErrorKind.UNRECOGNIZED_PDU,
                        "a PDU of type " + pdus.type() + " in answer to an association request");
        }
    }

    private static byte[] shortBody(PduReader pdus) throws AssociationLostException {
        byte[] body = pdus.body(SHORT_BODY);
        if (body.length < SHORT_BODY) {
            throw new ProtocolViolation(
                    ProtocolErrorKind.INVALID_PDU_LENGTH, "a PDU of type " + pdus.type() + " is too short");
        }
        return body;
    }

    private String peer() {
        return config.calledAe() + " at " + config.host() + ":" + config.port();
    }
}
