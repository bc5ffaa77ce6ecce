package io.niffler.gateway.extraction.flow;

import java.time.Duration;

/**
 * How hard a PACS is worked.
 *
 * @param parallel associations at once, 1 to 64
 * @param attempts how often a query or a study is asked for in one run, 1 and up
 * @param firstPause before the second attempt; each further one doubles it
 * @param longestPause the longest there may be between two attempts
 * @param arrival how long after the end of a retrieval, and after each instance, the next may take to be durable
 * @param stall how long a retrieval may go on without progress
 * @param patience how long the PACS may be waited for without anything from it but refusals
 */
public record FlowLimits(
        int parallel,
        int attempts,
        Duration firstPause,
        Duration longestPause,
        Duration arrival,
        Duration stall,
        Duration patience) {
    private static final int MAX_PARALLEL = 64;

    /** Holds the ranges. */
    public FlowLimits {
        if (parallel < 1 || parallel > MAX_PARALLEL) {
            throw new IllegalArgumentException("1 to " + MAX_PARALLEL + " associations can be open at once.");
        }
        if (attempts < 1) {
            throw new IllegalArgumentException("There must be at least one attempt.");
        }
        if (firstPause.isNegative() || longestPause.compareTo(firstPause) < 0 || arrival.isNegative()) {
            throw new IllegalArgumentException("Pauses must not be negative, nor the longest shorter than the first.");
        }
        if (stall.isNegative() || stall.isZero() || patience.isNegative()) {
            throw new IllegalArgumentException("A retrieval needs some time, and patience must not be negative.");
        }
    }

    /** The pause after so many attempts that came to nothing, from 1. */
    Duration pauseAfter(int tried) {
        Duration pause = firstPause;
        for (int i = 1; i < tried && pause.compareTo(longestPause) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
