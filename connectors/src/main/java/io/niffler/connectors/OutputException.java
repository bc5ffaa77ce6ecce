package io.niffler.connectors;

import java.io.IOException;

/** Results cannot be stored: nothing is wrong with the record, so the job tries again from its last checkpoint. */
public class OutputException extends IOException {
    private static final long serialVersionUID = 1L;

    public OutputException(String message, Throwable cause) {
        super(message, cause);
    }
}
