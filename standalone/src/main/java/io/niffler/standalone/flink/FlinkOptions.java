package io.niffler.standalone.flink;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the embedded cluster runs.
 *
 * @param folder where temporary files go, and checkpoints unless told otherwise
 * @param checkpoints where each job's checkpoints go, one folder per job
 * @param webBind address the web UI listens on
 * @param webPort port of the web UI; 0 takes a free one
 * @param slots parallel tasks the cluster can run per operator chain
 * @param checkpointInterval time between two checkpoints
 * @param stateBackend Flink's name of the state backend: {@code rocksdb} or {@code hashmap}
 */
public record FlinkOptions(
        Path folder,
        Path checkpoints,
        String webBind,
        int webPort,
        int slots,
        Duration checkpointInterval,
        String stateBackend) {
    /** Where the checkpoints of the job with that name go. */
    public Path checkpointsOf(String job) {
        return checkpoints.resolve(job);
    }
}
