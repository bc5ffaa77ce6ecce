package io.niffler.dicom.net.engine;

import io.niffler.dicom.data.Uids;
import io.niffler.dicom.net.AssociationListener;
import io.niffler.dicom.net.AssociationLostException;
import io.niffler.dicom.net.Status;
import io.niffler.dicom.net.dimse.CommandSet;

/** Verification as provider: PS3.7 9.1.5, PS3.4 A. */
final class EchoService implements DimseService {
    private final AssociationListener listener;

    EchoService(AssociationListener listener) {
        this.listener = listener;
    }

    @Override
    public void serve(Exchange exchange) throws AssociationLostException {
        exchange.finishRequest();
        exchange.send(exchange.response(Status.SUCCESS).putUid(CommandSet.AFFECTED_SOP_CLASS_UID, Uids.VERIFICATION));
        listener.echoed(exchange.association());
    }
}
