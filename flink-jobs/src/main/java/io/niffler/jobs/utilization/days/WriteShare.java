package io.niffler.jobs.utilization.days;

/**
 * Keeps the time that a task spends with writing, waiting for the database included, to a share of all its time: when there is
 * much to catch up with, days are written more seldom, and more has come to them meanwhile. Times are of the processing
 * clock in milliseconds.
 */
final class WriteShare {
    /** A task reads for twice as long as it writes. */
    private static final int READING = 2;

    /** No write waits longer for this reason. */
    private static final long MAX_WAIT = 60_000;

    private long restsUntil;

    /** When what would be written at a time is to be written. */
    long later(long now, long time) {
        return Math.max(time, Math.min(restsUntil, now + MAX_WAIT));
    }

    /** Takes note of a write that has just ended. */
    void wrote(long began, long ended) {
        restsUntil = Math.max(restsUntil, ended) + READING * Math.max(0, ended - began);
    }
}
