package io.niffler.jobs.metadata;

import static io.niffler.jobs.metadata.TestInstances.RECEIPT;
import static io.niffler.jobs.metadata.TestInstances.instance;
import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.events.DeadLetter;
import io.niffler.jobs.metadata.MetadataOperatorsHarness.Checkpoint;
import java.time.Duration;
import java.util.List;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The series and study operators together: what they store, and what a loss of their state does. */
class SeriesFunctionTest {
    private static final Duration SETTLE = Duration.ofSeconds(1);

    private StoredDocuments database;
    private MetadataOperatorsHarness operators;

    @BeforeEach
    void open() throws Exception {
        database = new StoredDocuments();
        operators = new MetadataOperatorsHarness(database, 100, true);
    }

    @AfterEach
    void close() {
        operators.close();
        database.close();
    }

    private BsonDocument series(String uid) {
        return database.get("series", uid);
    }

    private long count(String collection, String uid) {
        return database.get(collection, uid).getInt64("instanceCount").getValue();
    }

    @Test
    void storesTheFirstInstanceAtOnce() throws Exception {
        operators.process(instance("1", "1.1", 5));

        assertThat(series("1.1")).isEqualTo(BsonDocument.parse("""
                        {"studyInstanceUid": "1", "modality": "CT", "modalities": ["CT"],
                         "sopClassUids": ["1.2.840.10008.5.1.4.1.1.2"],
                         "transferSyntaxUids": ["1.2.840.10008.1.2.4.70"],
                         "instanceCount": {"$numberLong": "1"}, "bytes": {"$numberLong": "1005"},
                         "firstReceipt": {"$date": 1700000005000}, "lastReceipt": {"$date": 1700000005000},
                         "rank": "2147483653:1.1.5",
                         "instances": [{"uid": "1.1.5", "bytes": {"$numberLong": "1005"}, "sha256": "%s"}],
                         "instancesComplete": true}""".formatted("05".repeat(32))));
        assertThat(database.get("studies", "1")).isEqualTo(BsonDocument.parse("""
                        {"modalities": ["CT"], "seriesCount": {"$numberLong": "1"},
                         "instanceCount": {"$numberLong": "1"}, "bytes": {"$numberLong": "1005"},
                         "firstReceipt": {"$date": 1700000005000}, "lastReceipt": {"$date": 1700000005000},
                         "series": [{"uid": "1.1", "modality": "CT", "modalities": ["CT"],
                           "instanceCount": {"$numberLong": "1"}, "bytes": {"$numberLong": "1005"},
                           "firstReceipt": {"$date": 1700000005000}, "lastReceipt": {"$date": 1700000005000}}],
                         "seriesComplete": true}"""));
        assertThat(database.get("featureset", "1.1").getString("SOPInstanceUID").getValue())
                .isEqualTo("1.1.5");
        assertThat(operators.metadata).containsExactly("1.1.5");
    }

    @Test
    void tellsTheFirstAndLastAcquisitionOfOriginalImages() throws Exception {
        for (int number : new int[] {4, 1, 6, 2}) {
            operators.process(instance("1", "1.1", number));
        }
        operators.process(instance("1", "1.2", 8));
        operators.process(instance("1", "1.3", 1));
        operators.advance(SETTLE);

        assertAcquisitions(series("1.1"), "20231114171236.500", 1_699_999_956_500L, "20231114171305.500", -14_500);
        assertThat(series("1.3")).doesNotContainKeys("firstAcquisition", "lastAcquisitionLocal");
        assertAcquisitions(
                database.get("studies", "1"), "20231114171222", 1_699_999_942_000L, "20231114171305.500", -14_500);

        operators.restart(null);
        operators.process(instance("1", "1.1", 3));
        operators.advance(SETTLE);
        assertThat(count("studies", "1")).isEqualTo(7);
        assertAcquisitions(
                database.get("studies", "1"), "20231114171222", 1_699_999_942_000L, "20231114171305.500", -14_500);
    }

    private static void assertAcquisitions(
            BsonDocument document, String first, long firstInstant, String last, long lastAfterReceipt) {
        assertThat(document.getString("firstAcquisitionLocal").getValue()).isEqualTo(first);
        assertThat(document.getDateTime("firstAcquisition").getValue()).isEqualTo(firstInstant);
        assertThat(document.getString("lastAcquisitionLocal").getValue()).isEqualTo(last);
        assertThat(document.getDateTime("lastAcquisition").getValue()).isEqualTo(RECEIPT + lastAfterReceipt);
    }

    @Test
    void coalescesWrites() throws Exception {
        for (int i = 500; i > 0; i--) {
            operators.process(instance("1", "1.1", i));
        }
        assertThat(operators.writes).as("feature set, series, study").isEqualTo(3);
        assertThat(operators.metadata).hasSize(500);

        operators.advance(SETTLE);
        assertThat(operators.writes).isEqualTo(6);
        assertThat(count("series", "1.1")).isEqualTo(500);
        assertThat(count("studies", "1")).isEqualTo(500);
        assertThat(database.get("featureset", "1.1").getString("SOPInstanceUID").getValue())
                .isEqualTo("1.1.1");
    }

    @Test
    void sameContentAgainChangesNothing() throws Exception {
        operators.process(instance("1", "1.1", 1));
        InstanceHeader again = instance("1", "1.1", 1);
        again.receipt += 5_000;
        operators.process(again);
        operators.advance(SETTLE);

        assertThat(operators.writes).isEqualTo(3);
        assertThat(operators.metadata).hasSize(1);
        assertThat(operators.conflicts).isEmpty();
        assertThat(series("1.1").getDateTime("lastReceipt").getValue()).isEqualTo(RECEIPT + 1_000);
    }

    @Test
    void otherContentIsADeadLetter() throws Exception {
        operators.process(instance("1", "1.1", 1));
        operators.process(instance("1", "1.1", 1, 77, "CT"));
        operators.advance(SETTLE);

        assertThat(operators.conflicts)
                .extracting(letter -> letter.source().offset())
                .containsExactly(77L);
        assertThat(count("series", "1.1")).isEqualTo(1);
        assertThat(operators.metadata).hasSize(1);
    }

    @Test
    void seriesOfASecondStudyIsADeadLetter() throws Exception {
        operators.process(instance("1", "1.1", 1));
        operators.process(instance("2", "1.1", 2));

        assertThat(operators.conflicts).extracting(DeadLetter::stage).containsExactly("metadata-series");
        assertThat(count("series", "1.1")).isEqualTo(1);
        assertThat(database.get("studies", "2")).isNull();
    }

    @Test
    void sameInstanceUidInAnotherSeriesIsAnotherInstance() throws Exception {
        InstanceHeader elsewhere = instance("1", "1.2", 1);
        elsewhere.sopInstanceUid = "1.1.1";
        operators.process(instance("1", "1.1", 1));
        operators.process(elsewhere);
        operators.advance(SETTLE);

        assertThat(operators.conflicts).isEmpty();
        assertThat(count("studies", "1")).isEqualTo(2);
    }

    @Test
    void expiredStateIsFoundAgainInTheStoredDocument() throws Exception {
        operators.process(instance("1", "1.1", 2));
        operators.process(instance("1", "1.1", 3));
        operators.process(instance("1", "1.2", 1));
        operators.advance(SETTLE);
        operators.advance(MetadataOperatorsHarness.TTL.plusDays(1));
        assertThat(operators.stateEntries()).isZero();
        assertThat(operators.timers()).isZero();

        operators.process(instance("1", "1.1", 1));
        operators.advance(SETTLE);

        assertThat(count("series", "1.1")).isEqualTo(3);
        assertThat(count("studies", "1")).isEqualTo(4);
        assertThat(database.get("studies", "1").getInt64("seriesCount").getValue())
                .isEqualTo(2);
        assertThat(series("1.1").getDateTime("lastReceipt").getValue()).isEqualTo(RECEIPT + 3_000);
        assertThat(database.get("featureset", "1.1").getString("SOPInstanceUID").getValue())
                .isEqualTo("1.1.1");
    }

    @Test
    void stateLivesOnWhileInstancesArrive() throws Exception {
        for (int day = 0; day < 10; day++) {
            operators.process(instance("1", "1.1", day));
            operators.advance(Duration.ofDays(1));
        }
        assertThat(database.lookups())
                .as("one for the series, one for the study")
                .isEqualTo(2);
        assertThat(count("series", "1.1")).isEqualTo(10);
    }

    @Test
    void whatOnlyTheStoredDocumentKnowsIsSentAgainButNotCountedAgain() throws Exception {
        operators.process(instance("1", "1.1", 1));
        operators.process(instance("1", "1.1", 2));
        operators.advance(SETTLE);
        operators.restart(null);
        operators.metadata.clear();
        BsonDocument before = series("1.1");
        BsonDocument studyBefore = database.get("studies", "1");

        operators.process(instance("1", "1.1", 1));
        operators.process(instance("1", "1.1", 1));
        operators.process(instance("1", "1.1", 2, 99, "CT"));
        operators.advance(SETTLE);

        assertThat(operators.metadata).containsExactly("1.1.1");
        assertThat(operators.conflicts).hasSize(1);
        assertThat(series("1.1")).isEqualTo(before);
        assertThat(database.get("studies", "1")).isEqualTo(studyBefore);
    }

    @Test
    void documentsLostBetweenSinksAreWrittenOnReplay() throws Exception {
        operators.process(instance("1", "1.1", 1));
        // The series' document was flushed, the others and the checkpoint were not.
        database.all().remove("studies/1");
        database.all().remove("featureset/1.1");
        operators.restart(null);
        operators.process(instance("1", "1.1", 1));

        assertThat(count("studies", "1")).isEqualTo(1);
        assertThat(database.get("featureset", "1.1").getString("SOPInstanceUID").getValue())
                .isEqualTo("1.1.1");
    }

    @Test
    void replayFromACheckpointThatTheDatabaseIsAheadOfEndsTheSame() throws Exception {
        List<InstanceHeader> log = List.of(
                instance("1", "1.1", 3), instance("1", "1.2", 1), instance("1", "1.1", 2), instance("1", "1.1", 1));
        operators.process(log.get(0));
        operators.process(log.get(1));
        Checkpoint checkpoint = operators.checkpoint();
        operators.process(log.get(2));
        operators.process(log.get(3));
        operators.advance(SETTLE);
        List<BsonDocument> before = List.copyOf(database.all().values());

        operators.restart(checkpoint);
        operators.process(log.get(2));
        assertThat(count("series", "1.1")).as("never less than stored").isEqualTo(3);
        operators.process(log.get(3));
        operators.advance(SETTLE);

        assertThat(List.copyOf(database.all().values())).isEqualTo(before);
        assertThat(operators.metadata).contains("1.1.1", "1.1.2", "1.1.3", "1.2.1");
    }

    @Test
    void unwrittenChangesSurviveARestart() throws Exception {
        operators.process(instance("1", "1.1", 2));
        operators.process(instance("1", "1.1", 1));
        Checkpoint checkpoint = operators.checkpoint();
        operators.restart(checkpoint);
        operators.advance(SETTLE);

        assertThat(count("series", "1.1")).isEqualTo(2);
        assertThat(count("studies", "1")).isEqualTo(2);
        assertThat(database.get("featureset", "1.1").getString("SOPInstanceUID").getValue())
                .isEqualTo("1.1.1");
    }

    @Test
    void anOldSavepointDoesNotShrinkDocuments() throws Exception {
        operators.process(instance("1", "1.1", 1));
        Checkpoint old = operators.checkpoint();
        for (int i = 2; i <= 10; i++) {
            operators.process(instance("1", "1.1", i));
        }
        operators.advance(SETTLE);
        operators.restart(old);
        // Kafka no longer has 2 to 10.
        operators.process(instance("1", "1.1", 11));
        operators.advance(SETTLE);

        assertThat(count("series", "1.1")).isEqualTo(11);
        assertThat(series("1.1").getArray("instances")).hasSize(11);
        assertThat(count("studies", "1")).isEqualTo(11);
    }

    @Test
    void listsABoundedNumberOfInstancesAndCountsAll() throws Exception {
        for (int i = 1; i <= 150; i++) {
            operators.process(instance("1", "1.1", i));
        }
        operators.advance(SETTLE);
        assertThat(count("series", "1.1")).isEqualTo(150);
        assertThat(series("1.1").getArray("instances")).hasSize(100);
        assertThat(series("1.1").getBoolean("instancesComplete").getValue()).isFalse();

        // Without the state nobody can tell whether an unlisted instance is new: the counts stay.
        operators.restart(null);
        operators.process(instance("1", "1.1", 150));
        operators.advance(SETTLE);
        assertThat(count("series", "1.1")).isEqualTo(150);
        assertThat(series("1.1").getInt64("bytes").getValue()).isEqualTo(150_000 + 150 * 151 / 2);
    }

    @Test
    void countsOfASeriesTooLongToListNeverDecreaseNorExceedTheTruth() throws Exception {
        for (int i = 1; i <= 150; i++) {
            operators.process(instance("1", "1.1", i));
        }
        operators.advance(SETTLE);
        operators.advance(MetadataOperatorsHarness.TTL.plusDays(1));
        assertThat(operators.stateEntries()).isZero();
        long instances = 150;
        long bytes = series("1.1").getInt64("bytes").getValue();
        for (int i = 151; i <= 260; i++) {
            operators.process(instance("1", "1.1", i));
            operators.advance(SETTLE);
            assertThat(count("series", "1.1")).isBetween(instances, (long) i);
            assertThat(count("studies", "1")).isEqualTo(count("series", "1.1"));
            assertThat(series("1.1").getInt64("bytes").getValue()).isGreaterThanOrEqualTo(bytes);
            instances = count("series", "1.1");
            bytes = series("1.1").getInt64("bytes").getValue();
        }
        assertThat(instances).as("100 listed and 110 that came since").isEqualTo(210);
        assertThat(operators.metadata).hasSize(260);
    }

    @Test
    void damagedStoredDocumentsDoNotStopTheJob() throws Exception {
        database.all().put("series/1.1", BsonDocument.parse("""
                {"instanceCount": "many", "bytes": null, "firstReceipt": 7, "rank": 3, "modalities": [1, null],
                 "instances": [1, {}, {"uid": 1}, {"uid": "1.1.9", "sha256": "zz"}], "studyInstanceUid": []}"""));
        database.all().put("studies/1", BsonDocument.parse("{\"series\": [{}, {\"uid\": 1}, 2]}"));
        operators.process(instance("1", "1.1", 1));

        assertThat(operators.metadata).hasSize(1);
    }
}
