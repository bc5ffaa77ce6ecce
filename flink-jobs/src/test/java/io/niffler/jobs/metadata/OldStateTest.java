package io.niffler.jobs.metadata;

import static io.niffler.jobs.metadata.TestInstances.instance;
import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.jobs.metadata.MetadataOperatorsHarness.Checkpoint;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

/**
 * State that earlier versions wrote is still read. The files hold the state of instances 1 and 2 of series 1.1 and of
 * instance 1 of series 1.2, all of study 1; "1" in their names is a version that knew no times of acquisition.
 */
class OldStateTest {
    private static OperatorSubtaskState state(String name) throws Exception {
        return OperatorSnapshotUtil.readStateHandle(
                Path.of("src/test/resources/state", name).toString());
    }

    @Test
    void goesOnFromStateWithoutTimesOfAcquisition() throws Exception {
        try (StoredDocuments database = new StoredDocuments();
                MetadataOperatorsHarness operators = new MetadataOperatorsHarness(database, 100, true)) {
            operators.restart(new Checkpoint(state("metadata-series-1.bin"), state("metadata-studies-1.bin")));
            operators.process(instance("1", "1.2", 3));
            operators.advance(Duration.ofSeconds(1));
            BsonDocument study = database.get("studies", "1");
            assertThat(study.getInt64("instanceCount").getValue()).isEqualTo(4);
            assertThat(study).doesNotContainKey("firstAcquisition");

            operators.process(instance("1", "1.1", 4));
            operators.process(instance("1", "1.1", 1));
            operators.advance(Duration.ofSeconds(1));
            study = database.get("studies", "1");
            assertThat(study.getInt64("instanceCount").getValue()).isEqualTo(5);
            assertThat(study.getDateTime("firstAcquisition").getValue()).isEqualTo(TestInstances.RECEIPT - 29_000);
            assertThat(study.getDateTime("lastAcquisition").getValue()).isEqualTo(TestInstances.RECEIPT - 29_000);
        }
    }
}
