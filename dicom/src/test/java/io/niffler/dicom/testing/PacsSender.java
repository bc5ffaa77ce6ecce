package io.niffler.dicom.testing;

import io.niffler.dicom.data.TransferSyntax;
import io.niffler.dicom.data.Uids;
import io.niffler.dicom.net.AssociationLostException;
import io.niffler.dicom.net.Status;
import io.niffler.dicom.net.dimse.CommandField;
import io.niffler.dicom.net.dimse.CommandSet;
import io.niffler.dicom.net.dimse.Contexts;
import io.niffler.dicom.net.dimse.MessageReader;
import io.niffler.dicom.net.dimse.MessageWriter;
import io.niffler.dicom.net.ul.AssociateAccept;
import io.niffler.dicom.net.ul.AssociateDecoder;
import io.niffler.dicom.net.ul.AssociateRequest;
import io.niffler.dicom.net.ul.Connection;
import io.niffler.dicom.net.ul.PduReader;
import io.niffler.dicom.net.ul.PduType;
import io.niffler.dicom.net.ul.PduWriter;
import io.niffler.dicom.net.ul.ProposedContext;
import io.niffler.dicom.net.ul.UserInformation;
import io.niffler.dicom.net.ul.WaitBudget;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The C-STORE sub-operations of a C-MOVE: an association to the destination, whose requests name their originator. */
final class PacsSender implements PacsTarget {
    private static final int CONTEXT = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Connection connection;
    private final String originatorAe;
    private final int originatorMessageId;
    private final PduReader pdus;
    private final MessageReader reader;
    private final MessageWriter writer;
    private int messageId;

    /**
     * Opens the association.
     *
     * @throws IOException when the destination does not take CT images in explicit VR little endian
     */
    PacsSender(Connection connection, String ownAe, String destinationAe, String originatorAe, int originatorMessageId)
            throws IOException {
        this.connection = connection;
        this.originatorAe = originatorAe;
        this.originatorMessageId = originatorMessageId;
        this.pdus = new PduReader(connection);
        List<ProposedContext> proposed = List.of(new ProposedContext(
                CONTEXT, TestObjects.Kind.CT.sopClassUid(), List.of(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid())));
        connection.write(PduWriter.request(new AssociateRequest(
                1,
                PduWriter.paddedAe(destinationAe),
                PduWriter.paddedAe(ownAe),
                Uids.APPLICATION_CONTEXT,
                proposed,
                UserInformation.of(PacsHandshake.MAX_PDU_LENGTH, false, List.of()))));
        if (!pdus.next(patience(), patience()) || pdus.type() != PduType.ASSOCIATE_AC) {
            throw new IOException("The destination did not accept the association.");
        }
        AssociateAccept accept = AssociateDecoder.accept(pdus.body(AssociateDecoder.MAX_LENGTH));
        Contexts contexts = Contexts.of(proposed, accept);
        if (contexts.get(CONTEXT) == null) {
            throw new IOException("The destination does not take CT images.");
        }
        this.reader = new MessageReader(pdus, contexts, PacsHandshake.LIMITS);
        int theirs = accept.userInformation().maxPduLength();
        this.writer = new MessageWriter(
                connection,
                theirs == 0 ? PacsHandshake.MAX_PDU_LENGTH : Math.min(theirs, PacsHandshake.MAX_PDU_LENGTH));
    }

    private static WaitBudget patience() {
        return WaitBudget.of(PATIENCE, "answer of the destination");
    }

    /** A C-STORE request (PS3.7 9.3.1.1) without what only a C-MOVE puts there. */
    static CommandSet request(int messageId, PacsInstance instance) {
        return new CommandSet()
                .put(CommandSet.COMMAND_FIELD, CommandField.C_STORE_RQ)
                .put(CommandSet.MESSAGE_ID, messageId)
                .put(CommandSet.PRIORITY, 0)
                .put(CommandSet.COMMAND_DATA_SET_TYPE, 0)
                .putUid(CommandSet.AFFECTED_SOP_CLASS_UID, TestObjects.Kind.CT.sopClassUid())
                .putUid(CommandSet.AFFECTED_SOP_INSTANCE_UID, instance.uid());
    }

    /** A destination that is lost is one that takes nothing any more; the retrieval goes on to tell so. */
    @Override
    public int store(PacsInstance instance) {
        try {
            return exchange(instance);
        } catch (IOException e) {
            return Status.CANNOT_PERFORM_SUB_OPERATIONS;
        }
    }

    private int exchange(PacsInstance instance) throws IOException {
        messageId++;
        CommandSet request = request(messageId, instance)
                .putText(CommandSet.MOVE_ORIGINATOR_AE, originatorAe)
                .put(CommandSet.MOVE_ORIGINATOR_MESSAGE_ID, originatorMessageId);
        byte[] bytes = instance.bytes();
        writer.write(CONTEXT, request, new ByteArrayInputStream(bytes), bytes.length);
        if (!reader.awaitMessage(patience())) {
            throw new IOException("The destination asks for release.");
        }
        return reader.message().command().require(CommandSet.STATUS);
    }

    @Override
    public void close() {
        try (connection) {
            connection.write(PduWriter.releaseRequest());
            pdus.next(patience(), patience());
        } catch (AssociationLostException e) {
            // All answers that were to come have come: there is nothing left to be lost.
            return;
        }
    }
}
