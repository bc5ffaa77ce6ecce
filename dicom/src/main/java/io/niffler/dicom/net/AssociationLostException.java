package io.niffler.dicom.net;

import java.io.IOException;
import java.util.Objects;

/** The association ended before what was going on was complete. Its message is safe to log. */
public class AssociationLostException extends IOException {
    private static final long serialVersionUID = 1L;

    private final AssociationEnd end;

    /**
     * Creates the exception.
     *
     * @param end how it ended
     * @param detail in words, without patient data
     */
    public AssociationLostException(AssociationEnd end, String detail) {
        super(detail);
        this.end = Objects.requireNonNull(end, "end");
    }

    /** Creates the exception with its cause. */
    public AssociationLostException(AssociationEnd end, String detail, Throwable cause) {
        super(detail, cause);
        this.end = Objects.requireNonNull(end, "end");
    }

    /** How the association ended. */
    public final AssociationEnd end() {
        return end;
    }
}
