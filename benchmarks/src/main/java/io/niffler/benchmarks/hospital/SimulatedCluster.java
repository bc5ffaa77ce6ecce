package io.niffler.benchmarks.hospital;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStats;
import org.apache.flink.runtime.executiongraph.ErrorInfo;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A Flink cluster in this JVM that runs one job at a time. */
final class SimulatedCluster implements Closeable {
    private static final int NETWORK_MIB = 64;

    private final MiniCluster cluster;
    private final Path folder;
    private JobID job;

    private SimulatedCluster(MiniCluster cluster, Path folder) {
        this.cluster = cluster;
        this.folder = folder;
    }

    /**
     * Starts a cluster of task managers with so many slots each.
     *
     * @param folder for Flink's files
     */
    static SimulatedCluster start(int taskManagers, int slots, Path folder) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(RestOptions.BIND_PORT, "0");
        configuration.set(CoreOptions.TMP_DIRS, folder.toString());
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(NETWORK_MIB));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(NETWORK_MIB));
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(taskManagers)
                .setNumSlotsPerTaskManager(slots)
                .build());
        cluster.start();
        return new SimulatedCluster(cluster, folder);
    }

    /** Where checkpoints go. */
    Path checkpoints() {
        return folder.resolve("checkpoints");
    }

    /** Starts a job, from a savepoint unless that is null. */
    void submit(StreamExecutionEnvironment environment, String savepoint) throws Exception {
        JobGraph graph = environment.getStreamGraph().getJobGraph();
        if (savepoint != null) {
            graph.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(savepoint));
        }
        job = cluster.submitJob(graph).get().getJobID();
    }

    /** Stops the job, and tells where its savepoint is. */
    String stopWithSavepoint() throws Exception {
        String target = folder.resolve("savepoints").toUri().toString();
        return cluster.stopWithSavepoint(job, target, false, SavepointFormatType.CANONICAL)
                .get();
    }

    /** Takes a task manager away in the middle of its work and puts a new one in its place. */
    void replaceTaskManager() throws Exception {
        cluster.terminateTaskManager(0).get();
        cluster.startTaskManager();
    }

    /**
     * Does nothing while the job runs.
     *
     * @throws IOException when it has failed
     */
    void requireRunning() throws Exception {
        JobStatus status = cluster.getJobStatus(job).get();
        if (status.isTerminalState()) {
            ErrorInfo failure = cluster.getExecutionGraph(job).get().getFailureInfo();
            throw new IOException("The job is " + status + (failure == null ? "" : failure.getExceptionAsString()));
        }
    }

    /** Number of checkpoints that were completed. */
    long checkpointsCompleted() throws Exception {
        return cluster.getExecutionGraph(job)
                .get()
                .getCheckpointStatsSnapshot()
                .getCounts()
                .getNumberOfCompletedCheckpoints();
    }

    /** Bytes of state in the last checkpoint that is complete; 0 before the first. */
    long stateBytes() throws Exception {
        CompletedCheckpointStats last = cluster.getExecutionGraph(job)
                .get()
                .getCheckpointStatsSnapshot()
                .getHistory()
                .getLatestCompletedCheckpoint();
        return last == null ? 0 : last.getStateSize();
    }

    @Override
    public void close() throws IOException {
        try {
            if (job != null && !cluster.getJobStatus(job).get().isTerminalState()) {
                cluster.cancelJob(job).get();
                cluster.requestJobResult(job).get();
            }
            cluster.close();
        } catch (Exception e) {
            throw new IOException("Flink did not stop", e);
        }
    }
}
