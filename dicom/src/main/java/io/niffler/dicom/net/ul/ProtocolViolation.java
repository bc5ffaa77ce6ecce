package io.niffler.dicom.net.ul;

import io.niffler.dicom.net.AssociationEnd;
import io.niffler.dicom.net.AssociationLostException;
import io.niffler.dicom.net.ProtocolErrorKind;

/** The peer broke the protocol; the association must be aborted. */
public final class ProtocolViolation extends AssociationLostException {
    private static final long serialVersionUID = 1L;

    private final ProtocolErrorKind kind;

    /** Creates the exception; the detail may hold numbers from the wire but no text from it. */
    public ProtocolViolation(ProtocolErrorKind kind, String detail) {
        super(AssociationEnd.PROTOCOL_ERROR, detail);
        this.kind = kind;
    }

    /** What was broken. */
    public ProtocolErrorKind kind() {
        return kind;
    }
}
