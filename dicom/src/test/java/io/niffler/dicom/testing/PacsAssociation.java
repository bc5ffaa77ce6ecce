package io.niffler.dicom.testing;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.net.Status;
import io.niffler.dicom.net.dimse.CommandField;
import io.niffler.dicom.net.dimse.CommandSet;
import io.niffler.dicom.net.dimse.Message;
import io.niffler.dicom.net.dimse.MessageWriter;
import io.niffler.dicom.net.ul.Connection;
import io.niffler.dicom.net.ul.PduReader;
import io.niffler.dicom.net.ul.PduWriter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** One association with the PACS, from the first byte to the last. */
final class PacsAssociation {
    private static final int UNRECOGNIZED = 0x0211;

    private final ScriptedPacs pacs;
    private final Connection connection;
    private final PacsHandshake handshake;
    private PacsInbox inbox;
    private MessageWriter writer;

    PacsAssociation(ScriptedPacs pacs, Connection connection, boolean relational) {
        this.pacs = pacs;
        this.connection = connection;
        this.handshake = new PacsHandshake(pacs.aeTitle(), relational);
    }

    void serve() throws IOException, InterruptedException, ExecutionException {
        PduReader pdus = new PduReader(connection);
        if (!handshake.accept(connection, pdus)) {
            return;
        }
        pacs.counts().associations.incrementAndGet();
        writer = new MessageWriter(connection, PacsHandshake.MAX_PDU_LENGTH);
        inbox = new PacsInbox(handshake.reader(pdus));
        Future<?> reading = pacs.submit(inbox);
        try {
            Message message = inbox.next();
            while (message != null) {
                serve(new PacsExchange(message, writer));
                message = inbox.next();
            }
            connection.write(PduWriter.releaseResponse());
        } finally {
            connection.close();
            reading.get();
        }
    }

    private void serve(PacsExchange exchange) throws IOException {
        switch (exchange.request().commandField()) {
            case CommandField.C_ECHO_RQ -> exchange.send(exchange.response(Status.SUCCESS));
            case CommandField.C_FIND_RQ -> {
                pacs.counts().finds.incrementAndGet();
                cancelled(new PacsFind(pacs.archive(), inbox, exchange, pacs.aeTitle()).run());
            }
            case CommandField.C_MOVE_RQ -> {
                pacs.counts().moves.incrementAndGet();
                move(exchange);
            }
            case CommandField.C_GET_RQ -> {
                pacs.counts().gets.incrementAndGet();
                try (PacsTarget target = new PacsInband(inbox, writer, handshake.contexts())) {
                    retrieve(exchange, target);
                }
            }
            // Too late: what it cancels has ended.
            case CommandField.C_CANCEL_RQ -> inbox.isCancelled();
            default -> exchange.send(exchange.response(UNRECOGNIZED));
        }
    }

    private void cancelled(boolean yes) {
        if (yes) {
            pacs.counts().cancels.incrementAndGet();
        }
    }

    private void move(PacsExchange exchange) throws IOException {
        String destination = exchange.request().command().text(CommandSet.MOVE_DESTINATION);
        InetSocketAddress address = pacs.destination(destination);
        if (address == null) {
            exchange.send(exchange.response(Status.MOVE_DESTINATION_UNKNOWN)
                    .putText(CommandSet.ERROR_COMMENT, "Unknown destination"));
            return;
        }
        Connection outgoing = null;
        PacsSender sender;
        try {
            outgoing = pacs.connect(address);
            sender = new PacsSender(outgoing, pacs.aeTitle(), destination, handshake.callingAe(), exchange.messageId());
        } catch (IOException e) {
            if (outgoing != null) {
                outgoing.close();
            }
            exchange.send(exchange.response(Status.CANNOT_PERFORM_SUB_OPERATIONS)
                    .putText(CommandSet.ERROR_COMMENT, "Destination unavailable"));
            return;
        }
        try (sender) {
            retrieve(exchange, sender);
        }
    }

    private void retrieve(PacsExchange exchange, PacsTarget target) throws IOException {
        DataSet identifier = exchange.identifier();
        List<PacsStudy> studies = pacs.archive().find(identifier);
        PacsInterruptions interruptions = new PacsInterruptions(inbox, connection, pacs::die);
        cancelled(new PacsRetrieval(inbox, exchange, target, interruptions).run(studies, identifier));
    }
}
