package io.niffler.jobs.png.folder;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** A Flink cluster inside this JVM for bounded jobs, one after the other. */
final class LocalCluster implements Closeable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int NETWORK_MIB = 32;
    private static final long START_SECONDS = 60;
    private static final long STOP_SECONDS = 30;

    private final MiniCluster cluster;
    private final Configuration configuration;
    private final int parallelism;

    private LocalCluster(MiniCluster cluster, Configuration configuration, int parallelism) {
        this.cluster = cluster;
        this.configuration = configuration;
        this.parallelism = parallelism;
    }

    /** Puts a job's operators into an environment. */
    interface Definition {
        void define(StreamExecutionEnvironment environment);
    }

    /**
     * Starts a cluster.
     *
     * @param parallelism tasks of each operator that run at the same time
     * @param temporary a folder for Flink's files
     */
    static LocalCluster start(int parallelism, Path temporary) throws IOException {
        Files.createDirectories(temporary);
        Configuration configuration = configuration(temporary);
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(parallelism)
                .build());
        LocalCluster local = new LocalCluster(cluster, configuration, parallelism);
        try {
            cluster.start();
            return local;
        } catch (Exception e) {
            IOException failure = new IOException("Flink did not start: " + e.getMessage(), e);
            try {
                local.close();
            } catch (IOException stop) {
                failure.addSuppressed(stop);
            }
            throw failure;
        }
    }

    private static Configuration configuration(Path temporary) {
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
        c.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(NETWORK_MIB));
        c.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(NETWORK_MIB));
        c.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(1));
        return c;
    }

    /** Starts a job. */
    LocalJob submit(String name, Definition definition) throws IOException {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        environment.setParallelism(parallelism);
        definition.define(environment);
        StreamGraph named = environment.getStreamGraph();
        named.setJobName(name);
        JobGraph graph = named.getJobGraph();
        try {
            cluster.submitJob(graph).get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("Flink did not take the job " + name + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the job " + name + " started", e);
        }
        return new LocalJob(cluster, graph.getJobID());
    }

    @Override
    public void close() throws IOException {
        try {
            cluster.closeAsync().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("Flink did not stop: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
