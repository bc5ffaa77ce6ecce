package io.niffler.gateway.extraction.flow;

import io.niffler.dicom.net.QueryRetrieveScu;
import io.niffler.dicom.net.RetrieveListener;
import io.niffler.dicom.net.SubOperations;
import java.util.function.LongSupplier;

/**
 * A retrieval under way, as far as it has ever been. To be further than before is progress: counters that go back and forth, and pending
 * responses that repeat them, are none.
 */
final class WatchedRetrieval implements RetrieveListener, AutoCloseable {
    private final StallWatch watch;
    private final QueryRetrieveScu pacs;
    private final LongSupplier arrived;
    private long since = System.nanoTime();
    private long mostArrived;
    private int mostDone;
    private int leastRemaining = Integer.MAX_VALUE;
    private boolean stalled;
    private boolean over;

    WatchedRetrieval(StallWatch watch, QueryRetrieveScu pacs, LongSupplier arrived) {
        this.watch = watch;
        this.pacs = pacs;
        this.arrived = arrived;
        this.mostArrived = arrived.getAsLong();
    }

    @Override
    public synchronized void pending(SubOperations counters) {
        int remaining = counters.remaining().orElse(Integer.MAX_VALUE);
        if (counters.done() > mostDone || remaining < leastRemaining) {
            mostDone = Math.max(mostDone, counters.done());
            leastRemaining = Math.min(leastRemaining, remaining);
            since = System.nanoTime();
        }
    }

    /** Cancels it when it has made no progress for too long. */
    synchronized void look() {
        if (stalled || over) {
            return;
        }
        long now = arrived.getAsLong();
        if (now > mostArrived) {
            mostArrived = now;
            since = System.nanoTime();
        } else if (System.nanoTime() - since > watch.timeout().toNanos()) {
            stalled = true;
            pacs.cancel();
        }
    }

    /** Whether it was cancelled. */
    synchronized boolean stalled() {
        return stalled;
    }

    /** It has ended: what is asked next over its association is not cancelled in its stead. */
    @Override
    public void close() {
        synchronized (this) {
            over = true;
        }
        watch.ended(this);
    }
}
