package io.niffler.dicom.net;

import java.io.IOException;

/** The peer did not accept a SOP class in the transfer syntax needed; nothing was sent and the association can be used further. */
public final class ContextNotAcceptedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String sopClassUid;
    private final String transferSyntaxUid;

    /** Creates the exception for a SOP class and a transfer syntax. */
    public ContextNotAcceptedException(String sopClassUid, String transferSyntaxUid) {
        super("The peer accepted no presentation context for SOP class " + sopClassUid + " in transfer syntax "
                + transferSyntaxUid + ".");
        this.sopClassUid = sopClassUid;
        this.transferSyntaxUid = transferSyntaxUid;
    }

    /** The SOP class. */
    public String sopClassUid() {
        return sopClassUid;
    }

    /** The transfer syntax. */
    public String transferSyntaxUid() {
        return transferSyntaxUid;
    }
}
