package io.niffler.connectors;

import java.io.Serializable;
import java.time.Duration;

/**
 * How often a blob is read before it is given up, with pauses that double up to a bound. A file share that is away for
 * some seconds must not turn good instances into dead letters; a blob on a broken disk must not stop the job.
 *
 * @param attempts at least 1
 * @param firstPause pause after the first failure
 * @param longestPause bound of the pauses
 */
record BlobRetries(int attempts, Duration firstPause, Duration longestPause) implements Serializable {
    private static final long serialVersionUID = 1;

    /** Gives up after about half a minute. */
    static final BlobRetries PATIENT = new BlobRetries(11, Duration.ofMillis(100), Duration.ofSeconds(5));

    /** The pause after this many failures, at least 1. */
    Duration pauseAfter(int failures) {
        Duration pause = firstPause.multipliedBy(1L << Math.min(failures - 1, 20));
        return pause.compareTo(longestPause) > 0 ? longestPause : pause;
    }
}
