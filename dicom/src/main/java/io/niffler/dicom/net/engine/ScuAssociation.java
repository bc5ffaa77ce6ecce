package io.niffler.dicom.net.engine;

import io.niffler.dicom.data.Uids;
import io.niffler.dicom.net.AssociationEnd;
import io.niffler.dicom.net.AssociationLostException;
import io.niffler.dicom.net.ContextNotAcceptedException;
import io.niffler.dicom.net.InstanceToSend;
import io.niffler.dicom.net.ProtocolErrorKind;
import io.niffler.dicom.net.ScuConfig;
import io.niffler.dicom.net.StorageScu;
import io.niffler.dicom.net.StoreResult;
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
import io.niffler.dicom.net.ul.WaitBudget;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Set;

/** An open association as service user: C-ECHO and C-STORE (PS3.7 9.1), one request at a time. */
final class ScuAssociation implements StorageScu {
    /** A response has no data set worth mentioning. */
    private static final long MAX_RESPONSE_DATA_SET = 1 << 20;

    private static final Duration LAST_WORDS = Duration.ofSeconds(1);
    private static final int MAX_MESSAGE_ID = 0xFFFF;

    private final ScuConfig config;
    private final Connection connection;
    private final PduReader pdus;
    private final Contexts contexts;
    private final MessageReader reader;
    private final MessageWriter writer;
    private int lastMessageId;
    private volatile boolean over;

    ScuAssociation(ScuConfig config, Connection connection, PduReader pdus, Contexts contexts, AssociateAccept accept) {
        this.config = config;
        this.connection = connection;
        this.pdus = pdus;
        this.contexts = contexts;
        MessageLimits limits = new MessageLimits(
                config.maxPduLength(), MAX_RESPONSE_DATA_SET, config.responseTimeout(), config.pduTimeout(), 0);
        this.reader = new MessageReader(pdus, contexts, limits);
        int peerMax = accept.userInformation().maxPduLength();
        int ours = config.maxSendPduLength();
        this.writer = new MessageWriter(connection, peerMax == 0 ? ours : Math.min(peerMax, ours));
    }

    @Override
    public boolean accepts(String sopClassUid, String transferSyntaxUid) {
        return contexts.find(sopClassUid, transferSyntaxUid) != null;
    }

    @Override
    public Set<String> acceptedTransferSyntaxes(String sopClassUid) {
        return contexts.transferSyntaxes(sopClassUid);
    }

    @Override
    public int echo() throws IOException {
        Contexts.AcceptedContext context = contexts.transferSyntaxes(Uids.VERIFICATION).stream()
                .map(transferSyntax -> contexts.find(Uids.VERIFICATION, transferSyntax))
                .findFirst()
                .orElseThrow(() -> new ContextNotAcceptedException(Uids.VERIFICATION, "any"));
        int messageId = nextMessageId();
        CommandSet request = request(CommandField.C_ECHO_RQ, messageId, Uids.VERIFICATION)
                .put(CommandSet.COMMAND_DATA_SET_TYPE, CommandSet.NO_DATA_SET);
        return exchange(() -> writer.write(context.id(), request), CommandField.C_ECHO_RSP, messageId)
                .require(CommandSet.STATUS);
    }

    @Override
    public StoreResult store(InstanceToSend instance) throws IOException {
        Contexts.AcceptedContext context = contexts.find(instance.sopClassUid(), instance.transferSyntaxUid());
        if (context == null) {
            throw new ContextNotAcceptedException(instance.sopClassUid(), instance.transferSyntaxUid());
        }
        int messageId = nextMessageId();
        CommandSet request = request(CommandField.C_STORE_RQ, messageId, instance.sopClassUid())
                .put(CommandSet.PRIORITY, 0)
                .put(CommandSet.COMMAND_DATA_SET_TYPE, 0)
                .putUid(CommandSet.AFFECTED_SOP_INSTANCE_UID, instance.sopInstanceUid());
        try (InputStream dataSet = instance.open()) {
            CommandSet response = exchange(
                    () -> writer.write(context.id(), request, dataSet, instance.length()),
                    CommandField.C_STORE_RSP,
                    messageId);
            String comment = response.text(CommandSet.ERROR_COMMENT);
            return StoreResult.of(response.require(CommandSet.STATUS), comment.isEmpty() ? null : comment);
        }
    }

    private int nextMessageId() throws AssociationLostException {
        if (over) {
            throw new AssociationLostException(AssociationEnd.CONNECTION_LOST, "The association is already over.");
        }
        lastMessageId = lastMessageId % MAX_MESSAGE_ID + 1;
        return lastMessageId;
    }

    private static CommandSet request(int commandField, int messageId, String sopClassUid) {
        return new CommandSet()
                .put(CommandSet.COMMAND_FIELD, commandField)
                .put(CommandSet.MESSAGE_ID, messageId)
                .putUid(CommandSet.AFFECTED_SOP_CLASS_UID, sopClassUid);
    }

    @FunctionalInterface
    private interface Sending {
        void send() throws IOException;
    }

    private CommandSet exchange(Sending sending, int expectedField, int messageId) throws IOException {
        Abort abort = Abort.BY_USER;
        boolean answered = false;
        try {
            send(sending);
            CommandSet response = awaitResponse(expectedField, messageId);
            answered = true;
            return response;
        } catch (ProtocolViolation e) {
            abort = Abort.of(e.kind());
            throw e;
        } finally {
            if (!answered) {
                abort(abort);
            }
        }
    }

    /** Sends; when the peer hangs up meanwhile, looks whether it said why. */
    private void send(Sending sending) throws IOException {
        try {
            sending.send();
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

    private CommandSet awaitResponse(int expectedField, int messageId) throws AssociationLostException {
        WaitBudget patience = WaitBudget.of(config.responseTimeout(), "answer to a request");
        if (!reader.awaitMessage(patience)) {
            throw new ProtocolViolation(
                    ProtocolErrorKind.UNEXPECTED_PDU, "the peer asks for release instead of answering a request");
        }
        Message message = reader.message();
        if (message.commandField() != expectedField
                || message.command().require(CommandSet.MESSAGE_ID_BEING_RESPONDED_TO) != messageId) {
            throw new ProtocolViolation(
                    ProtocolErrorKind.UNEXPECTED_MESSAGE,
                    String.format("command field 0x%04X where 0x%04X is due", message.commandField(), expectedField));
        }
        message.command().require(CommandSet.STATUS);
        reader.finishMessage();
        return message.command();
    }

    @Override
    public void abort() {
        abort(Abort.BY_USER);
    }

    private void abort(Abort abort) {
        if (!over) {
            over = true;
            connection.writeIfPossible(PduWriter.abort(abort));
            connection.close();
        }
    }

    @Override
    public void close() {
        if (!over) {
            over = true;
            new Release(connection, pdus, config.associationTimeout()).request();
            connection.close();
        }
    }
}
