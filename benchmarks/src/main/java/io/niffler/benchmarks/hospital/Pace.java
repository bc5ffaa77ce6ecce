package io.niffler.benchmarks.hospital;

import java.time.Duration;

/**
 * How fast a run's time goes. Simulated days pass in seconds, so what the job does after hours is to be done after seconds.
 *
 * @param emitInterval see {@code utilization.emit-interval}
 * @param quiet see {@code utilization.quiet}
 * @param retention see {@code utilization.retention}; shorter than the run, for late records to find no state
 * @param checkpoints the time between checkpoints
 */
record Pace(Duration emitInterval, Duration quiet, Duration retention, Duration checkpoints) {
    /** For runs of a minute. */
    static final Pace BENCHMARK =
            new Pace(Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(6), Duration.ofSeconds(2));

    /** For runs of seconds. */
    static final Pace TEST =
            new Pace(Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofMillis(500), Duration.ofMillis(300));
}
