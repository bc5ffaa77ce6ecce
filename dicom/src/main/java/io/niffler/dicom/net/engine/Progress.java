package io.niffler.dicom.net.engine;

import io.niffler.dicom.net.AssociationEnd;
import io.niffler.dicom.net.AssociationLostException;
import io.niffler.dicom.net.SubOperations;
import io.niffler.dicom.net.ul.WaitBudget;
import java.time.Duration;

/**
 * How long a retrieval may still go on without progress. What counts is to be further than ever before: counters that go back and forth
 * would hold us for ever.
 */
final class Progress {
    private final Duration timeout;
    private long since = System.nanoTime();
    private int mostDone = -1;
    private int leastRemaining = Integer.MAX_VALUE;

    Progress(Duration timeout) {
        this.timeout = timeout;
    }

    /** Something happened that is progress for certain. */
    void made() {
        since = System.nanoTime();
    }

    /** The peer counted. */
    void counted(SubOperations counters) {
        int remaining = counters.remaining().orElse(Integer.MAX_VALUE);
        if (counters.done() > mostDone || remaining < leastRemaining) {
            mostDone = Math.max(mostDone, counters.done());
            leastRemaining = Math.min(leastRemaining, remaining);
            made();
        }
    }

    /**
     * For the next message.
     *
     * @throws AssociationLostException when there is no time left
     */
    WaitBudget left() throws AssociationLostException {
        Duration left = timeout.minusNanos(System.nanoTime() - since);
        if (left.isNegative() || left.isZero()) {
            throw new AssociationLostException(
                    AssociationEnd.TIMEOUT, "a retrieval made no progress within " + timeout);
        }
        return WaitBudget.of(left, "progress of a retrieval");
    }
}
