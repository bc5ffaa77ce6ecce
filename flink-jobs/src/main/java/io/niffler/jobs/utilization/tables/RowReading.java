package io.niffler.jobs.utilization.tables;

/** How texts of intermediate rows are understood. */
public enum RowReading {
    /**
     * What was meant: all that stands between the times and the last comma is the description, and {@code undefined} or
     * nothing is an absent value.
     */
    MEANT,
    /** As the original reads: a comma in a description ends it, and every text is a value. */
    LITERAL
}
