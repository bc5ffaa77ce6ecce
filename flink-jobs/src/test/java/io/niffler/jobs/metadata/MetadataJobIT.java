package io.niffler.jobs.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.niffler.config.Settings;
import io.niffler.dicom.testing.Samples;
import io.niffler.dicom.testing.TestObjects;
import io.niffler.dicom.testing.TestObjects.Kind;
import io.niffler.events.BlobRef;
import io.niffler.events.DeadLetter;
import io.niffler.events.DeadLetterReason;
import io.niffler.events.MetadataRecord;
import io.niffler.events.SourcePosition;
import io.niffler.events.TopicLayout;
import io.niffler.events.Topics;
import io.niffler.jobs.testing.InstanceLog;
import io.niffler.jobs.testing.JobTestBed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole job: a real broker, a MongoDB server on the wire, and a Flink cluster of two task managers. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class MetadataJobIT {
    private static final Duration LONG_ENOUGH = JobTestBed.LONG_ENOUGH;
    private static final int LARGEST_INLINE = 4 << 20;

    @TempDir
    private Path folder;

    private JobTestBed bed;
    private InstanceLog log;

    @BeforeEach
    void start() throws Exception {
        bed = new JobTestBed(folder, TopicLayout::ingest);
        log = bed.log();
    }

    @AfterEach
    void stop() throws Exception {
        bed.stop();
    }

    private JobID submit(int parallelism, String savepoint) throws Exception {
        Settings settings = bed.settings().with("metadata.parallelism", Integer.toString(parallelism));
        return bed.submit(MetadataJob::define, settings, savepoint);
    }

    private BsonDocument find(String collection, String id) {
        return bed.find(collection, id);
    }

    private long count(String collection, String id) {
        BsonDocument found = find(collection, id);
        return found == null ? 0 : found.getInt64("instanceCount").getValue();
    }

    private Map<SourcePosition, MetadataRecord> metadata(int count) throws Exception {
        Map<SourcePosition, MetadataRecord> read = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : bed.kafka().read(Topics.METADATA, count)) {
            MetadataRecord metadata = MetadataRecord.read(record.value());
            assertThat(new String(record.key(), StandardCharsets.UTF_8))
                    .isEqualTo(metadata.receipt().seriesInstanceUid());
            read.put(metadata.source(), metadata);
        }
        return read;
    }

    private static byte[] object(Kind kind, String study, String series, int number) {
        return TestObjects.part10(TestObjects.instance(kind, study, series, number, 16, 16));
    }

    @Test
    void poisonBetweenGoodInstancesBecomesDeadLettersAndTheJobGoesOn() throws Exception {
        Map<SourcePosition, DeadLetterReason> bad = new HashMap<>();
        byte[] good = object(Kind.CT, "s", "a", 1);
        byte[] truncated = "DICOM this is not".getBytes(StandardCharsets.UTF_8);
        submit(2, null);
        log.send(good);
        bad.put(
                log.sendInline(InstanceLog.receipt(good), object(Kind.CT, "s", "other", 9)),
                DeadLetterReason.UID_MISMATCH);
        log.send(object(Kind.CT, "s", "a", 3));
        bad.put(
                log.sendInline(InstanceLog.receipt("1.9", "1.9.1", "1.2", "1.9.1.1"), truncated),
                DeadLetterReason.DATA_SET_UNREADABLE);
        bad.put(log.send(new ProducerRecord<>(Topics.INSTANCES, "1.9", good)), DeadLetterReason.HEADER_MISSING);
        BlobRef missing =
                new BlobRef(folder.resolve("blobs").toUri() + "aa/bb/" + "aabb".repeat(16), 7, "aabb".repeat(16));
        bad.put(
                log.send(InstanceLog.receipt(object(Kind.CT, "s", "a", 4))
                        .stored(missing)
                        .build()
                        .toRecord(new byte[0])),
                DeadLetterReason.BLOB_MISSING);
        byte[] changed = object(Kind.CT, "s", "a", 1);
        changed[changed.length - 1] ^= 1;
        bad.put(log.sendInline(InstanceLog.receipt(good), changed), DeadLetterReason.CONTENT_CONFLICT);
        log.send(good);
        SourcePosition stored = log.sendStored(object(Kind.CT, "s", "a", 2), bed.blobs());

        await().atMost(LONG_ENOUGH).until(() -> bed.deadLetters(bad.size()).size() >= bad.size());
        Map<SourcePosition, DeadLetter> letters = bed.deadLetters(bad.size());
        assertThat(letters.keySet()).isEqualTo(bad.keySet());
        bad.forEach(
                (position, reason) -> assertThat(letters.get(position).reason()).isEqualTo(reason));
        String series = TestObjects.uid("s", "a");
        await().atMost(LONG_ENOUGH).until(() -> count("studies", TestObjects.uid("s")) == 3);
        assertThat(count("series", series)).isEqualTo(3);
        assertThat(metadata(3)).hasSize(3).containsKey(stored);
        BsonDocument featureSet = find("featureset", series);
        assertThat(featureSet.getString("SOPInstanceUID").getValue()).isEqualTo(TestObjects.uid("s", "a", "1"));
        assertThat(featureSet.getDouble("SliceThickness").getValue()).isEqualTo(1.25);
        assertThat(featureSet.getInt64("SeriesNumber").getValue()).isEqualTo(1);
        assertThat(featureSet.getString("StudyDescription").getValue()).isEqualTo("Prüfung s");
        assertThat(find("featureset3", series).getString("Modality").getValue()).isEqualTo("CT");
    }

    @Test
    void everySampleIsDescribedOrADeadLetter() throws Exception {
        submit(2, null);
        Set<SourcePosition> sent = new HashSet<>();
        Map<String, Integer> contents = new HashMap<>();
        for (Path sample :
                Samples.files("series", "modality", "transfer-syntax", "charsets", "encoding", "malformed")) {
            byte[] file = Files.readAllBytes(Samples.folder().resolve(sample));
            if (file.length == 0) {
                continue;
            }
            try {
                SourcePosition position =
                        file.length > LARGEST_INLINE ? log.sendStored(file, bed.blobs()) : log.send(file);
                sent.add(position);
                contents.merge(
                        InstanceLog.receipt(file)
                                .inline(1, "0".repeat(64))
                                .build()
                                .subject(),
                        1,
                        Integer::sum);
            } catch (IOException | RuntimeException e) {
                // Without readable UIDs the gateway refuses an instance; here it comes under made-up ones.
                sent.add(log.sendInline(
                        InstanceLog.receipt("1.2.9", "1.2.9." + sent.size(), "1.2.9", "1.2.9.1." + sent.size()), file));
            }
        }
        int distinct = contents.size();
        await().atMost(LONG_ENOUGH.multipliedBy(2))
                .until(() -> metadata(distinct).size() >= distinct);
        Set<SourcePosition> seen = new HashSet<>(metadata(distinct).keySet());
        long repeated = contents.values().stream().mapToInt(times -> times - 1).sum();
        Map<SourcePosition, DeadLetter> letters = bed.deadLetters(sent.size() - distinct - (int) repeated);
        seen.addAll(letters.keySet());
        // What is neither is the same file under a second name.
        assertThat(sent).containsAll(seen);
        assertThat(sent.size() - seen.size()).isBetween(0, (int) repeated);
        assertThat(letters.values()).extracting(DeadLetter::reason).doesNotContain(DeadLetterReason.UNEXPECTED);
    }

    @Test
    void goesOnFromASavepointWithAnotherParallelism() throws Exception {
        JobID first = submit(1, null);
        for (int i = 10; i > 0; i--) {
            log.send(object(Kind.MR, "s" + i % 3, "a", i));
        }
        await().atMost(LONG_ENOUGH).until(() -> total("studies") == 10);
        String savepoint = bed.cluster()
                .stopWithSavepoint(
                        first, folder.resolve("savepoints").toUri().toString(), false, SavepointFormatType.CANONICAL)
                .get();
        // Without the database's help: the counts must come from the state.
        bed.database().drop();

        submit(2, savepoint);
        for (int i = 20; i > 0; i--) {
            log.send(object(Kind.MR, "s" + i % 3, "a", i));
        }
        await().atMost(LONG_ENOUGH).until(() -> total("studies") == 20);
        assertThat(total("series")).isEqualTo(20);
        assertThat(metadata(20)).hasSize(20);
    }

    private long total(String collection) {
        long total = 0;
        for (BsonDocument document :
                bed.database().getCollection(collection, BsonDocument.class).find()) {
            total += document.getInt64("instanceCount").getValue();
        }
        return total;
    }

    @Test
    void losesNothingWhenATaskManagerDies() throws Exception {
        submit(2, null);
        for (int i = 0; i < 50; i++) {
            log.send(object(Kind.MR, "s" + i % 5, "a", i));
        }
        await().atMost(LONG_ENOUGH).until(() -> total("series") > 10);
        bed.cluster().terminateTaskManager(0).get();
        for (int i = 50; i < 100; i++) {
            log.send(object(Kind.MR, "s" + i % 5, "a", i));
        }
        bed.cluster().startTaskManager();
        await().atMost(LONG_ENOUGH).until(() -> total("series") == 100 && total("studies") == 100);
        await().atMost(LONG_ENOUGH).until(() -> metadata(100).size() == 100);
        for (int study = 0; study < 5; study++) {
            assertThat(count("series", TestObjects.uid("s" + study, "a"))).isEqualTo(20);
        }
    }

    @Test
    void losesNothingWhileTheDatabaseIsAway() throws Exception {
        JobID job = submit(2, null);
        sendMr(0, 30);
        await().atMost(LONG_ENOUGH).until(() -> total("series") == 30 && total("studies") == 30);
        bed.stopMongo();
        sendMr(30, 60);
        // The metadata topic does not wait for the documents of series that are known.
        await().atMost(LONG_ENOUGH).until(() -> metadata(60).size() == 60);
        // Of a series that is not known the job must look for the document first.
        log.send(object(Kind.CT, "new", "a", 1));
        goesOnFor(job, Duration.ofSeconds(3));
        bed.startMongo();

        await().atMost(LONG_ENOUGH).until(() -> total("series") == 61 && total("studies") == 61);
        await().atMost(LONG_ENOUGH).until(() -> metadata(61).size() == 61);
        eachMrSeriesHas(12);
        assertThat(count("series", TestObjects.uid("new", "a"))).isEqualTo(1);
        assertThat(bed.deadLettersSoFar()).isZero();
    }

    @Test
    void losesNothingWhileTheBrokerIsAway() throws Exception {
        JobID job = submit(2, null);
        sendMr(0, 30);
        await().atMost(LONG_ENOUGH).until(() -> total("series") == 30);
        // Acknowledged, and in the midst of the job when the broker goes.
        sendMr(30, 60);
        bed.kafka().stop();
        goesOnFor(job, Duration.ofSeconds(3));
        bed.kafka().start();
        sendMr(60, 90);

        await().atMost(LONG_ENOUGH).until(() -> total("series") == 90 && total("studies") == 90);
        await().atMost(LONG_ENOUGH).until(() -> metadata(90).size() == 90);
        eachMrSeriesHas(18);
        assertThat(bed.deadLettersSoFar()).isZero();
    }

    /** One series in each of five studies. */
    private void sendMr(int from, int to) throws Exception {
        for (int i = from; i < to; i++) {
            log.send(object(Kind.MR, "s" + i % 5, "a", i));
        }
    }

    private void eachMrSeriesHas(int instances) {
        for (int study = 0; study < 5; study++) {
            String series = TestObjects.uid("s" + study, "a");
            assertThat(count("series", series)).isEqualTo(instances);
            assertThat(find("featureset", series).getString("SOPInstanceUID").getValue())
                    .isEqualTo(TestObjects.uid("s" + study, "a", Integer.toString(study)));
        }
    }

    private void goesOnFor(JobID job, Duration time) {
        await().during(time)
                .atMost(time.multipliedBy(3))
                .until(() -> !bed.cluster().getJobStatus(job).get().isGloballyTerminalState());
    }
}
