package io.niffler.dicom.net.ul;

import java.time.Duration;

/**
 * How long we may still wait for a peer. Only time spent waiting is charged, so a slow handler on our side never counts against the
 * peer, while a peer that drips single bytes uses its budget up as surely as a silent one.
 */
public final class WaitBudget {
    private final Duration duration;
    private final String what;
    private long nanos;

    private WaitBudget(Duration duration, String what, long nanos) {
        this.duration = duration;
        this.what = what;
        this.nanos = nanos;
    }

    /** A budget; the text names what is waited for. */
    public static WaitBudget of(Duration duration, String what) {
        return new WaitBudget(duration, what, duration.toNanos());
    }

    /** A budget that never runs out. */
    public static WaitBudget unlimited() {
        return new WaitBudget(Duration.ZERO, "nothing", Long.MAX_VALUE);
    }

    /** Adds to the budget, but never beyond a maximum: what came fast must not pay for hours of silence. */
    public void grant(long moreNanos, long maxNanos) {
        nanos = Math.max(nanos, Math.min(maxNanos, nanos + moreNanos));
    }

    void charge(long waitedNanos) {
        if (nanos != Long.MAX_VALUE) {
            nanos -= waitedNanos;
        }
    }

    long remainingNanos() {
        return nanos;
    }

    /** What to say when it has run out. */
    String describe() {
        return "no " + what + " within " + duration;
    }
}
