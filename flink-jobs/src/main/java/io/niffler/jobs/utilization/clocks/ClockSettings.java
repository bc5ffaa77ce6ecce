package io.niffler.jobs.utilization.clocks;

import io.niffler.config.Setting;
import java.time.Duration;
import java.util.List;

/** The {@code utilization.clock-} keys; docs/scanner-clocks.md tells why the defaults are what they are. */
public final class ClockSettings {
    public static final Setting<Duration> THRESHOLD = Setting.ofDuration(
                    "utilization.clock-threshold",
                    "30m",
                    "median time from acquisition to receipt, either way, up to which a scanner's clock is right enough")
            .where(threshold -> threshold.toSeconds() >= 1, "write at least 1s");

    public static final Setting<Integer> DAYS = Setting.ofInt(
            "utilization.clock-days",
            60,
            1,
            400,
            "days with studies that a scanner's clock statistics are over, those that came last");

    public static final List<Setting<?>> ALL = List.of(THRESHOLD, DAYS);

    private ClockSettings() {}
}
