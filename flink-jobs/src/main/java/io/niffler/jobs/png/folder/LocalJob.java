package io.niffler.jobs.png.folder;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.clusterframework.ApplicationStatus;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.util.OptionalFailure;
import org.apache.flink.util.SerializedValue;

/** A bounded job on the {@link LocalCluster}. */
final class LocalJob {
    private static final long POLL_MILLIS = 100;
    private static final long ANSWER_SECONDS = 5;
    private static final long CANCEL_SECONDS = 15;

    private final MiniCluster cluster;
    private final JobID id;

    LocalJob(MiniCluster cluster, JobID id) {
        this.cluster = cluster;
        this.id = id;
    }

    /** Asked now and then while a job runs. */
    interface Watch {
        void look(LocalJob job) throws IOException;
    }

    /**
     * Waits for the end.
     *
     * @throws CancellationException when {@link #cancel} was called before
     * @throws IOException when the job failed
     */
    void await(Watch watch) throws IOException, InterruptedException {
        CompletableFuture<JobResult> result = cluster.requestJobResult(id);
        while (true) {
            try {
                requireSuccess(result.get(POLL_MILLIS, TimeUnit.MILLISECONDS));
                return;
            } catch (TimeoutException e) {
                watch.look(this);
            } catch (ExecutionException e) {
                throw new IOException(reason(e), e);
            }
        }
    }

    private static void requireSuccess(JobResult result) throws IOException {
        if (result.getApplicationStatus() == ApplicationStatus.CANCELED) {
            throw new CancellationException("cancelled");
        }
        if (!result.isSuccess()) {
            Throwable problem = result.getSerializedThrowable()
                    .map(serialized -> serialized.deserializeError(LocalJob.class.getClassLoader()))
                    .orElseThrow();
            throw new IOException(reason(problem), problem);
        }
    }

    /** The value of a counter that the tasks keep, some time ago; 0 before the first is known. */
    long counter(String counter) throws IOException {
        try {
            SerializedValue<OptionalFailure<Object>> value = cluster.getExecutionGraph(id)
                    .get(ANSWER_SECONDS, TimeUnit.SECONDS)
                    .getAccumulatorsSerialized()
                    .get(counter);
            return value == null
                    ? 0
                    : (Long) value.deserializeValue(LocalJob.class.getClassLoader())
                            .getUnchecked();
        } catch (ExecutionException | TimeoutException e) {
            // The job has just ended, or the machine is busy.
            return 0;
        } catch (ClassNotFoundException e) {
            throw new IOException("counters are long integers", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** Ends the job in the middle of its work and waits for that, from another thread. */
    void cancel() {
        try {
            cluster.cancelJob(id).get(CANCEL_SECONDS, TimeUnit.SECONDS);
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
