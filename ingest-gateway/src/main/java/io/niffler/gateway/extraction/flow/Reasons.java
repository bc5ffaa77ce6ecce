package io.niffler.gateway.extraction.flow;

import io.niffler.dicom.net.AssociationLostException;
import io.niffler.dicom.net.AssociationRejectedException;
import io.niffler.dicom.net.ContextNotAcceptedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

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
        if (isBecauseOf(e, SSLException.class)) {
            return "no TLS with the PACS: see extract.tls, its certificate and the host name in extract.pacs";
        }
        if (isBecauseOf(e, UnknownHostException.class)) {
            return "the host of the PACS is not known";
        }
        if (isBecauseOf(e, ConnectException.class) || isBecauseOf(e, SocketTimeoutException.class)) {
            return "no connection to the PACS";
        }
        return e.getClass().getSimpleName();
    }

    private static boolean isBecauseOf(IOException e, Class<? extends IOException> kind) {
        return kind.isInstance(e) || kind.isInstance(e.getCause());
    }
}
