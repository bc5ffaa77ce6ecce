package io.niffler.standalone.flink;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;

/** Flink's configuration for a cluster of one JVM on one machine. */
final class ClusterConfiguration {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int RETAINED_CHECKPOINTS = 3;

    /** What RocksDB has for its caches. */
    private static final long MANAGED_MEBIBYTES_PER_SLOT = 64;

    private ClusterConfiguration() {}

    static Configuration of(FlinkOptions options) {
        Configuration c = new Configuration();
        c.set(RestOptions.BIND_ADDRESS, options.webBind());
        c.set(RestOptions.ADDRESS, options.webBind());
        c.set(RestOptions.BIND_PORT, Integer.toString(options.webPort()));
        c.set(RestOptions.PORT, options.webPort());
        // The web UI shows; jobs are chosen by the configuration. Uploading a jar means running anybody's code.
        c.set(WebOptions.SUBMIT_ENABLE, false);
        c.set(WebOptions.CANCEL_ENABLE, false);
        c.set(JobManagerOptions.BIND_HOST, LOOPBACK);
        c.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
        c.set(
                BlobServerOptions.STORAGE_DIRECTORY,
                options.folder().resolve("blob-store").toString());
        c.set(CoreOptions.TMP_DIRS, options.folder().resolve("tmp").toString());
        // The JobManager reads this one from its own configuration, not from the job's.
        c.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, RETAINED_CHECKPOINTS);
        c.set(TaskManagerOptions.NUM_TASK_SLOTS, options.slots());
        c.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
        c.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
        c.set(
                TaskManagerOptions.MANAGED_MEMORY_SIZE,
                MemorySize.ofMebiBytes(MANAGED_MEBIBYTES_PER_SLOT * options.slots()));
        return c;
    }

    /** What a job of this cluster needs to survive a kill. */
    static Configuration forJob(FlinkOptions options, Path checkpoints) {
        Configuration c = of(options);
        c.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, options.checkpointInterval());
        c.set(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, Duration.ofMillis(100));
        c.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        c.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        c.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        c.set(StateBackendOptions.STATE_BACKEND, options.stateBackend());
        c.set(PipelineOptions.GENERIC_TYPES, false);
        c.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        c.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, Duration.ofMillis(500));
        c.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, Duration.ofSeconds(30));
        return c;
    }
}
