package io.niffler.gateway.extraction.ledger;

import java.io.IOException;

/** The ledger cannot be read, written or used for this run. The message names the file, the line if there is one, and the remedy. */
public final class LedgerException extends IOException {
    private static final long serialVersionUID = 1L;

    LedgerException(String message) {
        super(message);
    }

    LedgerException(String message, Throwable cause) {
        super(message, cause);
    }
}
