package io.niffler.jobs;

import io.niffler.config.Setting;
import java.time.Duration;
import java.util.List;

/** The {@code flink.} keys that every job reads. */
public final class FlinkSettings {
    public static final Setting<Duration> CHECKPOINT_INTERVAL = Setting.ofDuration(
                    "flink.checkpoint-interval",
                    "5s",
                    "time between checkpoints; when not written, a cluster's own setting comes first")
            .where(interval -> interval.toMillis() >= 100, "write at least 100ms");

    public static final Setting<String> CHECKPOINTS_DIR = Setting.ofString(
            "flink.checkpoints-dir", "", "URI of the folder for checkpoints; empty for the cluster's own setting");

    public static final Setting<StateBackend> STATE_BACKEND = Setting.ofEnum(
            "flink.state-backend",
            StateBackend.class,
            StateBackend.CLUSTER,
            "where keyed state lives: hashmap (heap, about 300 bytes per instance), rocksdb (disk), or the cluster's own"
                    + " setting");

    public static final List<Setting<?>> ALL = List.of(CHECKPOINT_INTERVAL, CHECKPOINTS_DIR, STATE_BACKEND);

    private FlinkSettings() {}

    /** Where keyed state lives. */
    public enum StateBackend {
        /** As the cluster is configured; Flink's default is the heap. */
        CLUSTER,
        /** On the heap. */
        HASHMAP,
        /** On disk, with incremental checkpoints. */
        ROCKSDB
    }
}
