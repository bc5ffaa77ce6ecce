package io.niffler.gateway.extraction.flow;

import io.niffler.dicom.net.AssociationLostException;
import io.niffler.dicom.net.AssociationRejectedException;
import io.niffler.dicom.net.ContextNotAcceptedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

/** Why a PACS gave no answer, in words for the ledger. */
final class Reasons {
    private Reasons() {}

    static String of(IOException e) {
        if (e instanceof AssociationRejectedException) {
            return "association rejected: " + e.getMessage();
        }
        if (e instanceof AssociationLostException) {
            return "association lost: " + e.getMessage();
        }
        if (e instanceof ContextNotAcceptedException) {
            return "not offered by the PACS: " + e.getMessage();
        }
        if (e instanceof UnknownHostException) {
            return "the host of the PACS is not known";
        }
        if (e instanceof ConnectException || e instanceof SocketTimeoutException) {
            return "no connection to the PACS";
        }
        return e.getClass().getSimpleName();
    }
}
