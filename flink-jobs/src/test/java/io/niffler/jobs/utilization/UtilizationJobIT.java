package io.niffler.jobs.utilization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.MongoDatabase;
import io.niffler.config.Settings;
import io.niffler.events.DeadLetter;
import io.niffler.events.DeadLetterReason;
import io.niffler.events.Topics;
import io.niffler.events.UtilizationRecord;
import io.niffler.events.testing.JsonSchema;
import io.niffler.jobs.testing.JobTestBed;
import io.niffler.jobs.testing.MetadataLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole utilization job, from the metadata topic to documents, events and dead letters. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class UtilizationJobIT {
    private static final Duration LONG_ENOUGH = JobTestBed.LONG_ENOUGH;
    private static final Duration A_MOMENT = Duration.ofSeconds(2);
    private static final LocalDateTime EVENING = LocalDateTime.of(2024, 2, 28, 20, 0);
    private static final int INSTANCES = 600;

    @TempDir
    private Path folder;

    private JobTestBed bed;
    private KafkaProducer<String, byte[]> producer;
    private MetadataLog log;

    @BeforeEach
    void start() throws Exception {
        bed = new JobTestBed(folder, UtilizationJob::topics);
        producer = bed.kafka().producer();
        log = new MetadataLog(producer);
    }

    @AfterEach
    void stop() throws Exception {
        producer.close(Duration.ofSeconds(5));
        bed.stop();
    }

    private Settings settings() {
        return bed.settings()
                .with("utilization.time-zone", "America/New_York")
                .with("utilization.parallelism", "2")
                .with("utilization.emit-interval", "100ms")
                .with("utilization.quiet", "1s")
                .with("flink.state-backend", "rocksdb");
    }

    private JobID submit(Settings settings, String savepoint) throws Exception {
        return bed.submit(UtilizationJob::define, settings, savepoint);
    }

    private BsonDocument day(String id) {
        return bed.find("utilization", id);
    }

    private boolean isFinal(String id) {
        BsonDocument day = day(id);
        return day != null && day.getBoolean("final").getValue();
    }

    private Map<String, JsonNode> lastEvents() throws Exception {
        Map<String, JsonNode> events = new HashMap<>();
        JsonSchema schema = JsonSchema.ofResource(UtilizationRecord.SCHEMA_RESOURCE);
        for (ConsumerRecord<byte[], byte[]> record : bed.kafka().read(Topics.UTILIZATION, read -> false, A_MOMENT)) {
            JsonNode event = new ObjectMapper().readTree(record.value());
            assertThat(schema.violations(event)).isEmpty();
            events.put(new String(record.key(), StandardCharsets.UTF_8), event);
        }
        return events;
    }

    @Test
    void turnsMetadataIntoDaysExamsEventsAndDeadLetters() throws Exception {
        submit(settings(), null);
        log.send("CT|1", "P1", 1, 2, EVENING.plusMinutes(30));
        log.send("1.2.1.1", "no metadata".getBytes(StandardCharsets.UTF_8));
        log.send("CT|1", "P1", 1, 1, EVENING);
        log.send("CT|1", "P2", 2, 1, EVENING.plusHours(1));
        await().atMost(LONG_ENOUGH).until(() -> isFinal("CT%7C1|20240228"));

        BsonDocument day = day("CT%7C1|20240228");
        assertThat(day.get("utilization")).isEqualTo(new BsonDouble(50));
        assertThat(day.getArray("exams")).hasSize(2);
        String exam = day.getArray("exams").get(0).asDocument().getString("id").getValue();
        assertThat(bed.find("exams", exam).get("superseded")).isEqualTo(BsonBoolean.FALSE);
        JsonNode event = lastEvents().get("CT%7C1|20240228");
        assertThat(event.get("final").asBoolean()).isTrue();
        assertThat(event.at("/figures/utilization").asDouble()).isEqualTo(50);
        Map<?, DeadLetter> letters = bed.deadLetters(1);
        assertThat(letters.values()).hasSize(1).allSatisfy(letter -> {
            assertThat(letter.reason()).isEqualTo(DeadLetterReason.DATA_SET_UNREADABLE);
            assertThat(letter.stage()).isEqualTo("utilization-read");
        });
    }

    /** Instances of five scanners on three days, some exams over midnight. */
    private void send(int from, int to) {
        for (int i = from; i < to; i++) {
            // Neither the order of time nor that of scanners.
            int instance = i * 37 % INSTANCES;
            int study = instance / 4;
            log.send(
                    "S" + study % 5,
                    "P" + study / 10,
                    study,
                    instance,
                    EVENING.plusMinutes(25L * study + instance % 4 * 5L));
        }
        log.flush();
    }

    private Map<String, BsonDocument> documents(String database) {
        Map<String, BsonDocument> all = new TreeMap<>();
        MongoDatabase found = bed.client().getDatabase(database);
        for (String collection : new String[] {"utilization", "exams"}) {
            for (BsonDocument document :
                    found.getCollection(collection, BsonDocument.class).find()) {
                document.remove("updatedAt");
                all.put(collection + "/" + document.getString("_id").getValue(), document);
            }
        }
        return all;
    }

    private void assertAsUndisturbed() throws Exception {
        submit(settings().with("mongo.database", "Undisturbed"), null);
        await().atMost(LONG_ENOUGH).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            Map<String, BsonDocument> undisturbed = documents("Undisturbed");
            assertThat(undisturbed.keySet().stream().filter(id -> id.startsWith("utilization/")))
                    .hasSizeGreaterThan(15);
            assertThat(undisturbed.values()).allMatch(document -> document.getBoolean("final", BsonBoolean.TRUE)
                    .getValue());
            assertThat(documents("ScannersInfo")).isEqualTo(undisturbed);
        });
    }

    /** Stops a job that has written something, and takes its documents away: what it knew must come from the state. */
    private String stop(JobID job) throws Exception {
        await().atMost(LONG_ENOUGH).until(() -> documents("ScannersInfo").size() > 50);
        // Some tasks write before others have started, and no savepoint is taken as long as one has not.
        await().atMost(LONG_ENOUGH).until(() -> isRunning(job));
        String savepoint = bed.cluster()
                .stopWithSavepoint(
                        job, folder.resolve("savepoints").toUri().toString(), false, SavepointFormatType.CANONICAL)
                .get();
        bed.database().drop();
        return savepoint;
    }

    private boolean isRunning(JobID job) throws Exception {
        for (AccessExecutionVertex task :
                bed.cluster().getExecutionGraph(job).get().getAllExecutionVertices()) {
            if (task.getExecutionState() != ExecutionState.RUNNING) {
                return false;
            }
        }
        return true;
    }

    @Test
    void anotherParallelismChangesNothing() throws Exception {
        JobID job = submit(settings(), null);
        send(0, 200);
        String savepoint = stop(job);
        job = submit(settings().with("utilization.parallelism", "4"), savepoint);
        send(200, 400);
        savepoint = stop(job);
        submit(settings().with("utilization.parallelism", "1"), savepoint);
        send(400, INSTANCES);
        assertAsUndisturbed();
    }

    @Test
    void losesAndDoublesNothingWhenATaskManagerDies() throws Exception {
        submit(settings(), null);
        send(0, 300);
        await().atMost(LONG_ENOUGH).until(() -> documents("ScannersInfo").size() > 10);
        bed.cluster().terminateTaskManager(0).get();
        send(300, INSTANCES);
        bed.cluster().startTaskManager();
        assertAsUndisturbed();
    }
}
