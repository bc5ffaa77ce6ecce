package io.niffler.connectors;

import java.io.IOException;

/** The blob store failed; trying again may help. */
final class BlobReadException extends IOException {
    private static final long serialVersionUID = 1;

    BlobReadException(IOException cause) {
        super("The blob store failed.", cause);
    }
}
