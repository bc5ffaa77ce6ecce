package io.niffler.benchmarks.hospital;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** The job over all records of a hospital, on a cluster. */
final class SimulatedRun implements Closeable {
    /** A task that has much to catch up with lets a write wait for a minute at most. */
    private static final Duration LONGEST_WRITE_PAUSE = Duration.ofSeconds(61);

    private final Hospital hospital;
    private final Pace pace;
    private final SimulatedCluster cluster;
    private final Path checkpoints;
    private final DocumentStore documents;
    private final SharedRun shared;

    /** Asked now and then while records are sent. */
    interface Watch {
        void look(SimulatedRun run) throws Exception;
    }

    /**
     * A run that has not started yet.
     *
     * @param partitions of the topic
     * @param folder for the documents
     */
    SimulatedRun(Hospital hospital, int partitions, Pace pace, SimulatedCluster cluster, Path folder)
            throws IOException {
        this.hospital = hospital;
        this.pace = pace;
        this.cluster = cluster;
        this.checkpoints = cluster.checkpoints();
        this.documents = new DocumentStore(folder.resolve("documents"));
        this.shared = new SharedRun(documents, partitions);
    }

    /** Starts the job, which shows when it fails. */
    void start(int parallelism) throws Exception {
        start(parallelism, null, false);
    }

    /**
     * Starts the job.
     *
     * @param savepoint null to start from nothing
     * @param restarts whether it starts again by itself
     */
    void start(int parallelism, String savepoint, boolean restarts) throws Exception {
        cluster.submit(SimulatedJob.define(hospital, shared, parallelism, pace, checkpoints, restarts), savepoint);
    }

    /** Waits until all records are sent. */
    void awaitAllSent(Watch watch) throws Exception {
        while (!shared.isAllSent()) {
            cluster.requireRunning();
            watch.look(this);
            pause();
        }
    }

    /** Waits until so many days were planned, and there was a checkpoint. */
    void awaitDay(int day) throws Exception {
        while (shared.day() < day || cluster.checkpointsCompleted() == 0) {
            cluster.requireRunning();
            pause();
        }
    }

    /** Takes a task manager away, and waits until the job, which restarts, works again. */
    void replaceTaskManager() throws Exception {
        cluster.replaceTaskManager();
        long before = cluster.checkpointsCompleted();
        while (cluster.checkpointsCompleted() <= before) {
            cluster.requireRunning();
            pause();
        }
    }

    /**
     * Waits until nothing more is written: soon after all days are there or, when some do not come, after a long while.
     *
     * @throws TimeoutException if the job never stops writing
     */
    void awaitSettled() throws Exception {
        int days = 0;
        for (int i = 0; i < hospital.scanners(); i++) {
            days += new ScannerTruth(hospital, Scanner.of(i)).days().size();
        }
        long still = 2 * pace.emitInterval().plus(pace.quiet()).toNanos();
        long begin = System.nanoTime();
        while (true) {
            cluster.requireRunning();
            long quiet = documents.nanosSinceLastWrite();
            boolean enough = documents.count("utilization") >= days && quiet > still;
            if (enough || quiet > still + LONGEST_WRITE_PAUSE.toNanos()) {
                return;
            }
            if (System.nanoTime() - begin > 5 * LONGEST_WRITE_PAUSE.toNanos()) {
                throw new TimeoutException("the job does not stop writing");
            }
            pause();
        }
    }

    private static void pause() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }

    /** What the job has written. */
    DocumentStore documents() {
        return documents;
    }

    SharedRun shared() {
        return shared;
    }

    SimulatedCluster cluster() {
        return cluster;
    }

    /** To be closed after the cluster. */
    @Override
    public void close() throws IOException {
        shared.close();
        documents.close();
    }
}
