package io.niffler.jobs.metadata;

/**
 * When a key's document is next written and when its state ends. Writes are coalesced: the first change is written at
 * once, later ones at most every interval. A Flink POJO; all times are processing time in milliseconds since 1970.
 */
public class KeyTimes {
    /** No timer is set. */
    public static final long NONE = Long.MIN_VALUE;

    /** When the document was last written, {@link #NONE} before the first time. */
    public long lastWrite = NONE;

    /** When the timer of the next write fires, {@link #NONE} when nothing is unwritten. */
    public long writeAt = NONE;

    /** When the timer fires that looks whether the state may end. */
    public long expiryAt = NONE;

    /** Until when the state lives at least. */
    public long aliveUntil = NONE;

    public KeyTimes() {}
}
