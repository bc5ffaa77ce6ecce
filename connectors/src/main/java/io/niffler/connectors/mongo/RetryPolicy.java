package io.niffler.connectors.mongo;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long to try again, with pauses that double up to a bound.
 *
 * @param firstPause pause after the first failure
 * @param longestPause bound of the pauses
 * @param timeout time after which to give up
 */
public record RetryPolicy(Duration firstPause, Duration longestPause, Duration timeout) implements Serializable {

    /** Pauses from 100 ms to 5 s. */
    public static RetryPolicy upTo(Duration timeout) {
        return new RetryPolicy(Duration.ofMillis(100), Duration.ofSeconds(5), timeout);
    }

    /** The pause after this many failures, at least 1. */
    Duration pauseAfter(int failures) {
        Duration pause = firstPause.multipliedBy(1L << Math.min(failures - 1, 20));
        return pause.compareTo(longestPause) > 0 ? longestPause : pause;
    }
}
