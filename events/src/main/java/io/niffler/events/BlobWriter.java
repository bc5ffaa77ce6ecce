package io.niffler.events;

import java.io.IOException;
import java.io.OutputStream;

/** A blob being written. Closing it without {@link #commit} leaves nothing behind. Not safe for several threads. */
public abstract class BlobWriter extends OutputStream {

    /**
     * Makes the blob durable and visible; it survives a power cut from here on.
     *
     * @throws IOException if it could not be made durable; nothing may then be acknowledged
     */
    public abstract BlobRef commit() throws IOException;

    /** Bytes written so far. */
    public abstract long size();
}
