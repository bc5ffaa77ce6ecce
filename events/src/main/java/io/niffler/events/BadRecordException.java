package io.niffler.events;

import java.util.Objects;

/** A record that will never be processable, with the reason. The message never contains a value of the record. */
public class BadRecordException extends Exception {
    private static final long serialVersionUID = 1;

    private final DeadLetterReason reason;

    /** @param detail what is wrong (such as the name of a header), without any value of the record */
    public BadRecordException(DeadLetterReason reason, String detail) {
        this(reason, detail, null);
    }

    /** @param detail what is wrong (such as the name of a header), without any value of the record */
    public BadRecordException(DeadLetterReason reason, String detail, Throwable cause) {
        super(Objects.requireNonNull(reason, "reason").code() + ": " + detail, cause);
        this.reason = reason;
    }

    public DeadLetterReason reason() {
        return reason;
    }
}
