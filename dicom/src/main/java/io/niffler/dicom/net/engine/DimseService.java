package io.niffler.dicom.net.engine;

import io.niffler.dicom.net.AssociationLostException;

/** Serves the requests of one command field. */
@FunctionalInterface
interface DimseService {
    /**
     * Serves and answers a request.
     *
     * @throws AssociationLostException when the association must end
     */
    void serve(Exchange exchange) throws AssociationLostException;
}
