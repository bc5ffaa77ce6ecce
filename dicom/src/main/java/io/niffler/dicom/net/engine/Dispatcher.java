package io.niffler.dicom.net.engine;

import io.niffler.dicom.net.AssociationLostException;
import io.niffler.dicom.net.ProtocolErrorKind;
import io.niffler.dicom.net.Status;
import io.niffler.dicom.net.dimse.CommandField;
import io.niffler.dicom.net.dimse.CommandSet;
import io.niffler.dicom.net.ul.ProtocolViolation;
import java.util.Map;

/** Gives each request to the service for its command field; what nobody serves is an unrecognized operation (PS3.7 C.5.22). */
final class Dispatcher {
    private final Map<Integer, DimseService> services;

    Dispatcher(Map<Integer, DimseService> services) {
        this.services = Map.copyOf(services);
    }

    void dispatch(Exchange exchange) throws AssociationLostException {
        int commandField = exchange.request().commandField();
        if (commandField == CommandField.C_CANCEL_RQ) {
            // Nothing that takes long enough to be cancelled is served; a cancel is never answered (PS3.7 9.3.2.3).
            exchange.finishRequest();
            return;
        }
        if (CommandField.isResponse(commandField)) {
            throw new ProtocolViolation(
                    ProtocolErrorKind.UNEXPECTED_MESSAGE,
                    String.format("a response (command field 0x%04X) to no request", commandField));
        }
        exchange.request().command().require(CommandSet.MESSAGE_ID);
        services.getOrDefault(commandField, Dispatcher::unrecognized).serve(exchange);
    }

    private static void unrecognized(Exchange exchange) throws AssociationLostException {
        exchange.finishRequest();
        exchange.send(exchange.response(Status.UNRECOGNIZED_OPERATION));
    }
}
