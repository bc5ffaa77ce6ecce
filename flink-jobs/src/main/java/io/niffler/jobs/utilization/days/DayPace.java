package io.niffler.jobs.utilization.days;

import java.io.Serializable;
import java.time.Duration;

/**
 * When days are written and forgotten, by the processing clock.
 *
 * @param emitInterval the least time between two rounds of writes of a scanner's days
 * @param quiet time without a change after which a day is written as final
 * @param retention time without a change after which a day leaves the state, not less than {@code quiet}
 */
public record DayPace(Duration emitInterval, Duration quiet, Duration retention) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** A day of this many series is written at the interval, one of twice as many at twice of it. */
    private static final int SERIES_PER_INTERVAL = 1_000;

    public DayPace {
        if (retention.compareTo(quiet) < 0) {
            throw new IllegalArgumentException("The retention must not be less than the quiet time.");
        }
    }

    /** How long a change of a day of so many series waits for others, milliseconds. */
    long waitMillis(int series) {
        return emitInterval.toMillis() * Math.max(1, series / SERIES_PER_INTERVAL);
    }

    /** When a day is to be looked at that has nothing unwritten, milliseconds since 1970. */
    long dueAt(DayTimes times) {
        return times.changedAt + (times.settled ? retention : quiet).toMillis();
    }
}
