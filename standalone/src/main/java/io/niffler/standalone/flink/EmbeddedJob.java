package io.niffler.standalone.flink;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.AccessExecutionJobVertex;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A job on the embedded cluster. */
public final class EmbeddedJob implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedJob.class);
    private static final long RUNNING_SECONDS = 60;
    private static final long LAST_CHECKPOINT_SECONDS = 20;
    private static final long POLL_MILLIS = 50;

    private final MiniCluster cluster;
    private final JobID id;
    private final String name;
    private final Optional<Path> restoredFrom;

    EmbeddedJob(MiniCluster cluster, JobID id, String name, Optional<Path> restoredFrom) {
        this.cluster = cluster;
        this.id = id;
        this.name = name;
        this.restoredFrom = restoredFrom;
    }

    /** The checkpoint this run began with; empty when it began from nothing. */
    public Optional<Path> restoredFrom() {
        return restoredFrom;
    }

    /** Completes when the job has ended for good; its value is the reason, without a value when it was stopped. */
    public CompletableFuture<Optional<Throwable>> ended() {
        return cluster.requestJobResult(id)
                .thenApply(result -> result.getSerializedThrowable().map(Throwable.class::cast));
    }

    void awaitRunning() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(RUNNING_SECONDS);
        while (!running()) {
            if (System.nanoTime() > deadline) {
                throw new IOException("the job " + name + " was not running after " + RUNNING_SECONDS + " s");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while the job " + name + " started", e);
            }
        }
    }

    private boolean running() throws IOException {
        AccessExecutionGraph graph =
                EmbeddedFlink.await(cluster.getExecutionGraph(id), "the job " + name + " cannot be found");
        if (graph.getState().isGloballyTerminalState()) {
            String reason = graph.getFailureInfo() == null
                    ? graph.getState().toString()
                    : graph.getFailureInfo().getExceptionAsString();
            throw new IOException("the job " + name + " ended at its start: " + reason);
        }
        if (graph.getState() != JobStatus.RUNNING) {
            return false;
        }
        for (AccessExecutionJobVertex vertex : graph.getVerticesTopologically()) {
            for (AccessExecutionVertex task : vertex.getTaskVertices()) {
                if (task.getExecutionState() != ExecutionState.RUNNING) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Takes a last checkpoint, which stays, and ends the job. */
    @Override
    public void close() {
        try {
            long checkpoint = cluster.triggerCheckpoint(id, CheckpointType.DEFAULT)
                    .get(LAST_CHECKPOINT_SECONDS, TimeUnit.SECONDS);
            LOG.info("job {} stops with checkpoint {}", name, checkpoint);
        } catch (ExecutionException | TimeoutException e) {
            // The checkpoint before it is there; what came after is in Kafka and is read again.
            LOG.warn("job {} stops without a last checkpoint", name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            cluster.cancelJob(id).get(LAST_CHECKPOINT_SECONDS, TimeUnit.SECONDS);
            cluster.requestJobResult(id).get(LAST_CHECKPOINT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("job {} did not end when asked to", name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
