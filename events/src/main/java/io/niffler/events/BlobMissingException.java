package io.niffler.events;

import java.io.IOException;

/** A reference that leads to no blob of the store. Trying again does not help. */
public class BlobMissingException extends IOException {
    private static final long serialVersionUID = 1;

    public BlobMissingException(String message) {
        super(message);
    }
}
