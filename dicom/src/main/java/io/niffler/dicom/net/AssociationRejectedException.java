package io.niffler.dicom.net;

import java.io.IOException;

/** The peer rejected the association (A-ASSOCIATE-RJ); the message says why in words. */
public final class AssociationRejectedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;

    /** Creates the exception for a rejection by the AE title at host and port that the text names. */
    public AssociationRejectedException(String peer, Rejection rejection) {
        super("The association to " + peer + " was " + rejection.describe());
        this.rejection = rejection;
    }

    /** The fields of the A-ASSOCIATE-RJ. */
    public Rejection rejection() {
        return rejection;
    }
}
