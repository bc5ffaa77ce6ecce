package io.niffler.events;

import java.io.IOException;

/** A blob whose bytes are not those it was stored with. */
public class BlobMismatchException extends IOException {
    private static final long serialVersionUID = 1;

    public BlobMismatchException(String message) {
        super(message);
    }
}
