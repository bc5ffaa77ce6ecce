package io.niffler.standalone.flink;

import io.niffler.standalone.Trees;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.RestoreMode;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Flink cluster of one JVM with its web UI. Jobs given to it go on from where they were, however they ended. */
public final class EmbeddedFlink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedFlink.class);
    private static final long START_SECONDS = 60;
    private static final long STOP_SECONDS = 30;

    private final MiniCluster cluster;
    private final FlinkOptions options;
    private final URI webAddress;

    private EmbeddedFlink(MiniCluster cluster, FlinkOptions options, URI webAddress) {
        this.cluster = cluster;
        this.options = options;
        this.webAddress = webAddress;
    }

    /**
     * Starts the cluster. What an earlier, killed run left in the folder for temporary files is deleted first.
     *
     * @throws IOException when the folder cannot be used or the cluster does not start, for example because the web
     *     port is taken
     */
    public static EmbeddedFlink start(FlinkOptions options) throws IOException {
        for (String leftovers : new String[] {"tmp", "blob-store"}) {
            Trees.delete(options.folder().resolve(leftovers));
            Files.createDirectories(options.folder().resolve(leftovers));
        }
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(ClusterConfiguration.of(options))
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(options.slots())
                .build());
        try {
            cluster.start();
            URI web = cluster.getRestAddress().get(START_SECONDS, TimeUnit.SECONDS);
            LOG.info("Flink web UI at {}", web);
            return new EmbeddedFlink(cluster, options, web);
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            IOException failure = new IOException("Flink did not start: " + e.getMessage(), e);
            try {
                cluster.closeAsync().get(STOP_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException | ExecutionException | TimeoutException stop) {
                failure.addSuppressed(stop);
            }
            throw failure;
        }
    }

    /** Where the web UI is. */
    public URI webAddress() {
        return webAddress;
    }

    /**
     * Starts a job, from its newest complete checkpoint when an earlier run left one.
     *
     * @param name names the folder of the job's checkpoints and, after {@code niffler-}, the job in the web UI: lower case
     *     letters and hyphens
     * @param parallelism of its operators, at most the free slots
     * @param definition puts the job's operators into the environment it is given
     * @throws IOException when the checkpoints cannot be read or Flink refuses the job
     */
    public EmbeddedJob submit(String name, int parallelism, JobDefinition definition) throws IOException {
        Path checkpoints = Files.createDirectories(options.checkpointsOf(name));
        CheckpointFolder folder = new CheckpointFolder(checkpoints);
        Configuration configuration = ClusterConfiguration.forJob(options, checkpoints);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        environment.setParallelism(parallelism);
        definition.define(environment);
        StreamGraph stream = environment.getStreamGraph();
        stream.setJobName("niffler-" + name);
        JobGraph graph = stream.getJobGraph();
        Optional<Path> restored = folder.newestComplete();
        if (restored.isPresent()) {
            folder.deleteOtherRuns(restored.get());
            // NO_CLAIM: the first checkpoint is a full one, so no run ever depends on files of the run before.
            graph.setSavepointRestoreSettings(
                    SavepointRestoreSettings.forPath(restored.get().toUri().toString(), false, RestoreMode.NO_CLAIM));
            LOG.info("job {} goes on from checkpoint {}", name, restored.get());
        }
        EmbeddedJob job = new EmbeddedJob(cluster, graph.getJobID(), name, restored);
        await(cluster.submitJob(graph), "Flink refused the job " + name);
        job.awaitRunning();
        return job;
    }

    /** Stops the cluster. Stop its jobs before, so that each leaves a last checkpoint. */
    @Override
    public void close() throws IOException {
        try {
            cluster.closeAsync().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Flink stopped", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("Flink did not stop cleanly: " + e.getMessage(), e);
        }
    }

    static <T> T await(CompletableFuture<T> future, String complaint) throws IOException {
        try {
            return future.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(complaint + ": interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException(complaint + ": " + e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new IOException(complaint + ": no answer in " + START_SECONDS + " s", e);
        }
    }

    /** Puts a job's operators into an environment. */
    @FunctionalInterface
    public interface JobDefinition {
        /** Defines the job; must not execute it. */
        void define(StreamExecutionEnvironment environment);
    }
}
