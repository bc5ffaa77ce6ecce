package io.niffler.dicom.net.engine;

import io.niffler.dicom.data.Uids;
import io.niffler.dicom.net.AeTitle;
import io.niffler.dicom.net.AssociationListener;
import io.niffler.dicom.net.AssociationLostException;
import io.niffler.dicom.net.InstanceHandler;
import io.niffler.dicom.net.Status;
import io.niffler.dicom.net.StoreRequest;
import io.niffler.dicom.net.StoreResult;
import io.niffler.dicom.net.dimse.CommandSet;
import io.niffler.dicom.net.dimse.Message;
import java.io.IOException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Storage as provider: PS3.7 9.1.1, PS3.4 B. */
final class StoreService implements DimseService {
    private static final Logger LOG = LoggerFactory.getLogger(StoreService.class);
    private static final int MAX_COMMENT = 64;

    private final InstanceHandler handler;
    private final AssociationListener listener;

    StoreService(InstanceHandler handler, AssociationListener listener) {
        this.handler = handler;
        this.listener = listener;
    }

    @Override
    public void serve(Exchange exchange) throws AssociationLostException {
        StoreRequest request = request(exchange.request());
        StoreResult refusal = refusal(exchange.request(), request);
        StoreResult result = refusal != null ? refusal : handle(exchange, request);
        exchange.finishRequest();
        CommandSet response = exchange.response(result.status());
        if (Uids.isValid(request.sopClassUid())) {
            response.putUid(CommandSet.AFFECTED_SOP_CLASS_UID, request.sopClassUid());
        }
        if (Uids.isValid(request.sopInstanceUid())) {
            response.putUid(CommandSet.AFFECTED_SOP_INSTANCE_UID, request.sopInstanceUid());
        }
        if (result.errorComment() != null) {
            response.putText(CommandSet.ERROR_COMMENT, AeTitle.printable(result.errorComment(), MAX_COMMENT));
        }
        exchange.send(response);
        listener.stored(exchange.association(), request, result);
    }

    private static StoreRequest request(Message message) throws AssociationLostException {
        CommandSet command = message.command();
        return new StoreRequest(
                command.require(CommandSet.MESSAGE_ID),
                command.text(CommandSet.AFFECTED_SOP_CLASS_UID),
                command.text(CommandSet.AFFECTED_SOP_INSTANCE_UID),
                message.context().transferSyntax(),
                command.number(CommandSet.PRIORITY).orElse(0),
                AeTitle.printable(command.text(CommandSet.MOVE_ORIGINATOR_AE)));
    }

    /** The answer to a command that the handler need not see; null for a good one. */
    private static StoreResult refusal(Message message, StoreRequest request) {
        if (request.sopClassUid().isEmpty() || request.sopInstanceUid().isEmpty()) {
            return StoreResult.of(Status.MISSING_ATTRIBUTE, "The command lacks the SOP class or instance UID");
        }
        if (!request.sopClassUid().equals(message.context().abstractSyntax())) {
            return StoreResult.of(Status.SOP_CLASS_NOT_SUPPORTED, "Not the SOP class of the presentation context");
        }
        if (request.sopClassUid().equals(Uids.VERIFICATION)) {
            return StoreResult.of(Status.SOP_CLASS_NOT_SUPPORTED, "Not a SOP class that is stored");
        }
        if (!Uids.isValid(request.sopInstanceUid())) {
            return StoreResult.of(Status.INVALID_OBJECT_INSTANCE, "The SOP instance UID is not a UID");
        }
        if (!message.hasDataSet()) {
            return StoreResult.of(Status.CANNOT_UNDERSTAND, "No data set follows the command");
        }
        return null;
    }

    private StoreResult handle(Exchange exchange, StoreRequest request) throws AssociationLostException {
        try {
            return Objects.requireNonNull(
                    handler.store(
                            exchange.association(), request, exchange.request().dataSet()),
                    "The instance handler returned no result.");
        } catch (AssociationLostException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            LOG.error(
                    "Association {}: the handler failed", exchange.association().id(), e);
            return StoreResult.of(Status.PROCESSING_FAILURE, "Internal failure");
        }
    }
}
