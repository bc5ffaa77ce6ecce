package io.niffler.jobs.metadata;

import java.io.Serializable;
import java.time.Duration;
import org.apache.flink.streaming.api.TimerService;

/**
 * Decides when a key's document is written and when its state ends, with at most one timer for each.
 *
 * <p>The interval between writes grows with the length of the document, so that a key costs the same work per second
 * however long its document becomes.
 */
public final class KeyTimers implements Serializable {
    private static final long serialVersionUID = 1L;

    /** A document of this many entries is written at the configured interval, one of twice as many at twice of it. */
    public static final long ENTRIES_PER_INTERVAL = 1_000;

    private final long intervalMillis;
    private final long ttlMillis;

    /**
     * Times of one kind of key.
     *
     * @param interval the least time between two writes of a key's document
     * @param ttl how long a state lives after its key was last touched
     */
    public KeyTimers(Duration interval, Duration ttl) {
        this.intervalMillis = interval.toMillis();
        this.ttlMillis = ttl.toMillis();
    }

    /** Puts the end of the state off. */
    public void touch(KeyTimes times, TimerService timers) {
        times.aliveUntil = timers.currentProcessingTime() + ttlMillis;
        if (times.expiryAt == KeyTimes.NONE) {
            times.expiryAt = times.aliveUntil;
            timers.registerProcessingTimeTimer(times.expiryAt);
        }
    }

    /**
     * Takes note that the document changed.
     *
     * @param entries the number of entries of the document
     * @return whether to write it now; if not, {@link #isWriteDue} will say so when its timer fires
     */
    public boolean changed(KeyTimes times, TimerService timers, long entries) {
        if (times.writeAt != KeyTimes.NONE) {
            return false;
        }
        long now = timers.currentProcessingTime();
        long due = times.lastWrite + intervalMillis * Math.max(1, entries / ENTRIES_PER_INTERVAL);
        // A last write in the future means that the machine's clock was set back.
        if (times.lastWrite == KeyTimes.NONE || now >= due || now < times.lastWrite) {
            times.lastWrite = now;
            return true;
        }
        times.writeAt = due;
        timers.registerProcessingTimeTimer(due);
        return false;
    }

    /** Whether a timer that fires is the write's; if so, the document counts as written. */
    public boolean isWriteDue(KeyTimes times, TimerService timers, long timestamp) {
        if (times.writeAt == KeyTimes.NONE || timestamp < times.writeAt) {
            return false;
        }
        times.writeAt = KeyTimes.NONE;
        times.lastWrite = timers.currentProcessingTime();
        return true;
    }

    /** Whether a timer that fires ends the state; if the key was touched since, the timer is set anew. */
    public boolean isExpired(KeyTimes times, TimerService timers, long timestamp) {
        if (times.expiryAt == KeyTimes.NONE || timestamp < times.expiryAt) {
            return false;
        }
        if (times.aliveUntil > timestamp || times.writeAt != KeyTimes.NONE) {
            times.expiryAt = Math.max(times.aliveUntil, timestamp + intervalMillis);
            timers.registerProcessingTimeTimer(times.expiryAt);
            return false;
        }
        return true;
    }
}
