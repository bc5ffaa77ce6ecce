package io.niffler.gateway.extraction.flow;

import io.niffler.dicom.net.AssociationRejectedException;
import io.niffler.dicom.net.QueryRetrieveScu;
import java.io.IOException;

/** The association of one worker: opened when it is needed, kept for what comes next, opened anew when it was lost. Not thread-safe. */
final class PacsSession implements AutoCloseable {
    /** An idle association may be closed by the PACS at any moment, and an operation that meets this would look failed. */
    private static final long LONGEST_IDLE_NANOS = 5_000_000_000L;

    private final PacsConnector connector;
    private final PacsHealth health;
    private QueryRetrieveScu open;
    private long lastUse;

    PacsSession(PacsConnector connector, PacsHealth health) {
        this.connector = connector;
        this.health = health;
    }

    /** What is done over an association. */
    interface Operation<T> {
        T on(QueryRetrieveScu pacs) throws IOException;
    }

    /** Opens an association, if none is; false when the PACS lets us have none, which is not the fault of what was to be asked. */
    boolean open() {
        if (open != null && System.nanoTime() - lastUse > LONGEST_IDLE_NANOS) {
            close();
        }
        if (open != null) {
            return true;
        }
        long asked = System.nanoTime();
        try {
            open = connector.open();
            lastUse = System.nanoTime();
            health.well(PacsHealth.Step.ASSOCIATION);
            return true;
        } catch (IOException e) {
            boolean lasting = e instanceof AssociationRejectedException rejected
                    && !rejected.rejection().isTransient();
            health.away(asked, Reasons.of(e), lasting);
            return false;
        }
    }

    /** Does something over the association that {@link #open} has opened. */
    <T> T call(Operation<T> operation) throws IOException {
        boolean usable = false;
        try {
            T result = operation.on(open);
            usable = true;
            return result;
        } catch (StudySearch.RefusedException e) {
            usable = true;
            throw e;
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
