package io.niffler.jobs.png.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A bounded job on a cluster inside this JVM, which lives as long as the job. */
final class LocalJob {
    private static final String LOOPBACK = "127.0.0.1";
    private static final long POLL_MILLIS = 100;
    private static final long CANCEL_SECONDS = 15;
    private static final int NETWORK_MIB = 32;

    private final String name;
    private final JobClient client;
    private volatile boolean cancelled;

    private LocalJob(String name, JobClient client) {
        this.name = name;
        this.client = client;
    }

    /** Puts a job's operators into an environment. */
    interface Definition {
        void define(StreamExecutionEnvironment environment);
    }

    /** Asked now and then while a job runs. */
    interface Watch {
        void look(LocalJob job) throws IOException;
    }

    /**
     * Starts a job.
     *
     * @param temporary a folder for Flink's files
     * @throws IOException when the cluster does not start
     */
    static LocalJob start(String name, int parallelism, Path temporary, Definition definition) throws IOException {
        Files.createDirectories(temporary);
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration(parallelism, temporary));
        definition.define(environment);
        try {
            return new LocalJob(name, environment.executeAsync(name));
        } catch (Exception e) {
            throw new IOException("Flink did not start: " + reason(e), e);
        }
    }

    private static Configuration configuration(int parallelism, Path temporary) {
        Configuration c = new Configuration();
        c.set(PipelineOptions.GENERIC_TYPES, false);
        c.set(PipelineOptions.OBJECT_REUSE, true);
        // A failed file is no failed job. What fails a job stays: a full disk, a bug.
        c.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        c.set(RestOptions.BIND_ADDRESS, LOOPBACK);
        c.set(RestOptions.ADDRESS, LOOPBACK);
        c.set(RestOptions.BIND_PORT, "0");
        c.set(WebOptions.SUBMIT_ENABLE, false);
        c.set(WebOptions.CANCEL_ENABLE, false);
        // Accumulators, by which progress is seen, travel with the heartbeats.
        c.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofMillis(500));
        c.set(CoreOptions.TMP_DIRS, temporary.toString());
        c.set(WebOptions.TMP_DIR, temporary.toString());
        c.set(BlobServerOptions.STORAGE_DIRECTORY, temporary.toString());
        c.set(TaskManagerOptions.NUM_TASK_SLOTS, parallelism);
        c.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(NETWORK_MIB));
        c.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(NETWORK_MIB));
        c.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(1));
        return c;
    }

    /**
     * Waits for the end.
     *
     * @throws CancellationException when {@link #cancel} was called before
     * @throws IOException when the job failed
     */
    void await(Watch watch) throws IOException, InterruptedException {
        CompletableFuture<JobExecutionResult> result = client.getJobExecutionResult();
        while (true) {
            try {
                result.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                watch.look(this);
            } catch (ExecutionException e) {
                if (cancelled) {
                    throw new CancellationException(name);
                }
                throw new IOException(reason(e), e);
            }
        }
    }

    /** The value of a counter that the tasks keep, some time ago; 0 before the first is known. */
    long counter(String counter) {
        try {
            Object value = client.getAccumulators().get(1, TimeUnit.SECONDS).get(counter);
            return value instanceof Long count ? count : 0;
        } catch (ExecutionException | TimeoutException | IllegalStateException e) {
            // The job has not begun or has just ended, and the cluster with it.
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** Ends the job in the middle of its work and waits for that, from another thread. */
    void cancel() {
        cancelled = true;
        try {
            client.cancel().get(CANCEL_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | IllegalStateException e) {
            // It has ended by itself, or does not end: whatever it has written stays right.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String reason(Throwable problem) {
        Throwable deepest = problem;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest.getMessage() == null ? deepest.toString() : deepest.getMessage();
    }
}
