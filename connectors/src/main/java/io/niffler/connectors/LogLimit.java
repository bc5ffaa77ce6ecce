package io.niffler.connectors;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Bounds the log lines of one kind: bad records come in floods, and each is counted in the metrics anyway. Used by one
 * thread.
 */
public final class LogLimit {
    static final int LINES = 10;
    static final Duration INTERVAL = Duration.ofMinutes(1);

    private final LongSupplier nanoTime;
    private long since;
    private int written;
    private long leftOut;

    /** At most {@value #LINES} lines a minute. */
    public LogLimit() {
        this(System::nanoTime);
    }

    LogLimit(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.since = nanoTime.getAsLong();
    }

    /** Whether another line may be written; if not, it counts as left out. */
    public boolean admits() {
        long now = nanoTime.getAsLong();
        if (now - since >= INTERVAL.toNanos()) {
            since = now;
            written = 0;
        }
        if (written == LINES) {
            leftOut++;
            return false;
        }
        written++;
        return true;
    }

    /** What to append to a line that may be written: how many were left out since the one before, or nothing. */
    public String note() {
        if (leftOut == 0) {
            return "";
        }
        String note = "; " + leftOut + " more like this were not logged";
        leftOut = 0;
        return note;
    }
}
