package io.niffler.gateway.extraction.flow;

import io.niffler.dicom.net.QueryRetrieveScu;
import java.io.IOException;

/** The association of one worker: opened when it is needed, kept for what comes next, opened anew when it was lost. Not thread-safe. */
final class PacsSession implements AutoCloseable {
    /** An idle association may be closed by the PACS at any moment, and an operation that meets this would look failed. */
    private static final long LONGEST_IDLE_NANOS = 5_000_000_000L;

    private final PacsConnector connector;
    private QueryRetrieveScu open;
    private long lastUse;

    PacsSession(PacsConnector connector) {
        this.connector = connector;
    }

    /** What is done over an association. */
    interface Operation<T> {
        T on(QueryRetrieveScu pacs) throws IOException;
    }

    <T> T call(Operation<T> operation) throws IOException {
        if (open != null && System.nanoTime() - lastUse > LONGEST_IDLE_NANOS) {
            close();
        }
        if (open == null) {
            open = connector.open();
        }
        boolean usable = false;
        try {
            T result = operation.on(open);
            usable = true;
            return result;
        } finally {
            lastUse = System.nanoTime();
            if (!usable) {
                close();
            }
        }
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
