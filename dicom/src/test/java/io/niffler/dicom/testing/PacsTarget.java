package io.niffler.dicom.testing;

import java.io.IOException;

/** Where the instances of a retrieval go. */
interface PacsTarget extends AutoCloseable {
    /** Sends one; the status of the answer. */
    int store(PacsInstance instance) throws IOException;

    /** Ends in order. */
    @Override
    void close();
}
