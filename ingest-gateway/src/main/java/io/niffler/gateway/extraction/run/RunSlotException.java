package io.niffler.gateway.extraction.run;

import java.io.IOException;

/** A run may not begin beside the others, or it cannot be told. The message names the folder, the others and the remedy. */
public final class RunSlotException extends IOException {
    private static final long serialVersionUID = 1L;

    RunSlotException(String message) {
        super(message);
    }

    RunSlotException(String message, Throwable cause) {
        super(message, cause);
    }
}
