package io.niffler.jobs;

import io.niffler.config.Settings;
import io.niffler.jobs.FlinkSettings.StateBackend;
import java.time.Duration;
import java.util.Locale;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What every job wants of its environment. */
public final class JobEnvironment {
    /** The number of key groups: fixed, because a savepoint cannot be restored with another one. */
    public static final int MAX_PARALLELISM = 128;

    /** Records wait this long for others before they are sent to the next operator; Flink's 100 ms would add up. */
    private static final Duration BUFFER_TIMEOUT = Duration.ofMillis(20);

    private static final int TOLERATED_CHECKPOINT_FAILURES = 3;

    private JobEnvironment() {}

    /** Prepares an environment for jobs over Kafka that restart for as long as it takes. */
    public static void configure(StreamExecutionEnvironment environment, Settings settings) {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        restartWithGrowingDelay(configuration);
        configuration.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, TOLERATED_CHECKPOINT_FAILURES);
        String checkpoints = settings.get(FlinkSettings.CHECKPOINTS_DIR);
        if (!checkpoints.isEmpty()) {
            configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
            configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints);
        }
        StateBackend backend = settings.get(FlinkSettings.STATE_BACKEND);
        if (backend != StateBackend.CLUSTER) {
            configuration.set(StateBackendOptions.STATE_BACKEND, backend.name().toLowerCase(Locale.ROOT));
            configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, backend == StateBackend.ROCKSDB);
        }
        environment.configure(configuration);
        environment.setMaxParallelism(MAX_PARALLELISM);
        environment.setBufferTimeout(BUFFER_TIMEOUT.toMillis());
        if (settings.isSet(FlinkSettings.CHECKPOINT_INTERVAL)
                || !environment.getCheckpointConfig().isCheckpointingEnabled()) {
            Duration interval = settings.get(FlinkSettings.CHECKPOINT_INTERVAL);
            environment.enableCheckpointing(interval.toMillis(), CheckpointingMode.EXACTLY_ONCE);
        }
    }

    private static void restartWithGrowingDelay(Configuration configuration) {
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, Duration.ofMillis(500));
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, Duration.ofSeconds(30));
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_BACKOFF_MULTIPLIER, 2.0);
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD,
                Duration.ofMinutes(5));
    }
}
