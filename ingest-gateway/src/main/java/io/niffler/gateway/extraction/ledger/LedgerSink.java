package io.niffler.gateway.extraction.ledger;

import java.io.Closeable;
import java.io.IOException;

/** Where the bytes of a ledger go. */
interface LedgerSink extends Closeable {
    /** Writes behind what is there; some of it may be written when this fails. */
    void write(byte[] bytes) throws IOException;

    /** Cuts the file, and goes on from there. */
    void cut(long length) throws IOException;

    /** Returns when all that was written is on the disk. */
    void force() throws IOException;
}
