package io.niffler.jobs.metadata;

import io.niffler.config.Setting;
import io.niffler.jobs.utilization.UtilizationSettings;
import java.time.Duration;
import java.util.List;

/** The {@code metadata.} keys, and how documents look. */
public final class MetadataSettings {
    private static final int DEFAULT_LISTED = 20_000;
    private static final int MAX_LISTED = 60_000;

    public static final Setting<String> FEATURE_SETS = Setting.ofString(
            "metadata.feature-sets",
            "",
            "folder of feature sets, one .txt file per collection; empty for the four of the original Niffler");

    public static final Setting<Duration> STATE_TTL = Setting.ofDuration(
                    "metadata.state-ttl",
                    "3d",
                    "how long a series or study is remembered after its last instance; later ones correct its document")
            .where(ttl -> ttl.toSeconds() >= 60, "write at least 1m");

    public static final Setting<Integer> PARALLELISM = Setting.ofInt(
            "metadata.parallelism", 0, 0, 128, "parallel tasks of each operator; 0 for the environment's own setting");

    public static final Setting<Duration> FLUSH_INTERVAL = Setting.ofDuration(
                    "metadata.flush-interval",
                    "200ms",
                    "least time between two writes of a series' or study's document")
            .where(interval -> interval.toMillis() >= 1, "write at least 1ms");

    public static final Setting<Integer> MAX_LISTED_INSTANCES = Setting.ofInt(
            "metadata.max-listed-instances",
            DEFAULT_LISTED,
            1,
            MAX_LISTED,
            "instances that a series document names; the counts are over all");

    public static final Setting<Boolean> NIFFLER_COMPAT = Setting.ofBoolean(
            "mongo.niffler-compat",
            false,
            "feature sets with the original Niffler's types: text NaN for an empty attribute, text for numbers but DS");

    /** The time of acquisition is read as the utilization job reads it. */
    public static final List<Setting<?>> ALL = List.of(
            FEATURE_SETS,
            STATE_TTL,
            PARALLELISM,
            FLUSH_INTERVAL,
            MAX_LISTED_INSTANCES,
            NIFFLER_COMPAT,
            UtilizationSettings.TIME_ZONE);

    private MetadataSettings() {}
}
