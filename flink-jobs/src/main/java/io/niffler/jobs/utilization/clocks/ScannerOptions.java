package io.niffler.jobs.utilization.clocks;

import io.niffler.config.Settings;
import java.io.Serializable;
import java.time.Duration;

/**
 * How scanners are kept.
 *
 * @param interval the least time between two writes of a scanner's documents
 * @param retention how long a day, and a scanner, is kept in state after its last change
 * @param threshold the median shift up to which a clock is right enough
 * @param days how many days the statistics are over
 */
public record ScannerOptions(Duration interval, Duration retention, Duration threshold, int days)
        implements Serializable {

    /** The options that {@link ClockSettings} give, with those that the whole job has in common. */
    public static ScannerOptions of(Settings settings, Duration interval, Duration retention) {
        return new ScannerOptions(
                interval, retention, settings.get(ClockSettings.THRESHOLD), settings.get(ClockSettings.DAYS));
    }
}
