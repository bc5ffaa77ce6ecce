package io.niffler.benchmarks.hospital;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Days of a hospital through the utilization job: what it writes is what was planned, whatever happens to the job. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class HospitalIT {
    private static final long SEED = 20_240_305;
    private static final int SCANNERS = 60;
    private static final int DAYS = 3;
    private static final int PARTITIONS = 2;
    private static final Hospital HOSPITAL = new Hospital(SEED, SCANNERS, DAYS, 0.05, 100, 30);

    @TempDir
    private Path folder;

    private SimulatedCluster cluster;

    @BeforeEach
    void start() throws Exception {
        cluster = SimulatedCluster.start(2, 2, folder);
    }

    @AfterEach
    void stop() throws Exception {
        cluster.close();
    }

    private SimulatedRun run(String name) throws IOException {
        return new SimulatedRun(HOSPITAL, PARTITIONS, Pace.TEST, cluster, Files.createDirectory(folder.resolve(name)));
    }

    private static void assertAsPlanned(SimulatedRun run) throws Exception {
        run.awaitAllSent(ignored -> {});
        run.awaitSettled();
        Comparison comparison = Comparison.of(HOSPITAL, run.documents());
        assertThat(comparison.differences().texts()).isEmpty();
        assertThat(comparison.exams()).isGreaterThan(500);
        assertThat(comparison.suspects()).containsKeys("nothing", "wrong zone", "wrong date", "drift");
    }

    /** All documents as text, without the time at which they were written. */
    private static Map<String, String> documents(SimulatedRun run) {
        Map<String, String> all = new TreeMap<>();
        for (String collection : new String[] {"utilization", "exams", "scanners", "clocks"}) {
            run.documents().forEach(collection, (id, stored) -> {
                BsonDocument document = new BsonDocument();
                document.putAll(stored);
                document.remove("updated");
                document.remove("updatedAt");
                all.put(collection + ' ' + id, document.toJson());
            });
        }
        return all;
    }

    @Test
    void findsWhatWasPlannedOfRecordsInAnyOrderAndSentAgain() throws Exception {
        try (SimulatedRun run = run("undisturbed")) {
            run.start(2);
            assertAsPlanned(run);
        }
    }

    @Test
    void writesTheSameWhenItIsRescaledAndWhenATaskManagerDies() throws Exception {
        try (SimulatedRun undisturbed = run("undisturbed");
                SimulatedRun disturbed = run("disturbed")) {
            undisturbed.start(2);
            assertAsPlanned(undisturbed);
            cluster.stopWithSavepoint();

            disturbed.start(2);
            disturbed.awaitDay(1);
            disturbed.start(4, cluster.stopWithSavepoint(), true);
            disturbed.awaitDay(2);
            disturbed.replaceTaskManager();
            disturbed.awaitDay(DAYS);
            disturbed.start(1, cluster.stopWithSavepoint(), false);
            assertAsPlanned(disturbed);

            assertThat(documents(disturbed)).isEqualTo(documents(undisturbed));
        }
    }
}
