package io.niffler.standalone.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.niffler.standalone.RunningUp;
import io.niffler.standalone.mongo.EmbeddedMongo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything is killed while days of scanners stream in; the documents are those of an undisturbed run, all their fields.
 * {@code -Dniffler.crash.seed} repeats the moments of a run.
 */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class UtilizationCrashIT {
    private static final int KILLS = 2;
    private static final Duration LONG = Duration.ofMinutes(3);

    @TempDir
    private Path temp;

    private final List<ProducerRecord<String, byte[]>> records = ScannerRecords.shuffled();

    @Test
    void killsChangeNothing() throws Exception {
        long seed = Long.getLong("niffler.crash.seed", System.nanoTime());
        System.out.println("niffler.crash.seed=" + seed);
        Random random = new Random(seed);
        Map<String, Document> undisturbed = undisturbed();
        try (RunningUp up = up("disturbed")) {
            up.start();
            try (KafkaProducer<String, byte[]> producer = producer(up)) {
                int parts = 2 * KILLS + 1;
                for (int kill = 0; kill < KILLS; kill++) {
                    Instant started = Instant.now();
                    send(producer, 2 * kill, parts);
                    await("something written, and a checkpoint")
                            .atMost(LONG)
                            .until(() ->
                                    !documents(up).isEmpty() && Checkpoints.since(up.data, "utilization", started));
                    send(producer, 2 * kill + 1, parts);
                    await().pollDelay(Duration.ofMillis(random.nextInt(400))).until(() -> true);
                    up.child().kill();
                    up.start();
                }
                send(producer, parts - 1, parts);
                producer.flush();
            }
            assertThat(up.child().output().lines().filter(line -> line.matches(".*resumed from.*/utilization/.*")))
                    .as("restarts that went on from a checkpoint")
                    .hasSize(KILLS);
            await().atMost(LONG).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> assertThat(documents(up))
                    .isEqualTo(undisturbed));
        }
    }

    private Map<String, Document> undisturbed() throws Exception {
        try (RunningUp up = up("undisturbed")) {
            up.start();
            try (KafkaProducer<String, byte[]> producer = producer(up)) {
                send(producer, 0, 1);
                producer.flush();
            }
            await("all series counted, all days final").atMost(LONG).until(() -> settled(up));
            Map<String, Document> documents = documents(up);
            assertThat(documents.keySet().stream().filter(id -> id.startsWith("scanners ")))
                    .hasSize(ScannerRecords.SCANNERS);
            return documents;
        }
    }

    private RunningUp up(String name) throws IOException {
        return new RunningUp(
                Files.createDirectory(temp.resolve(name)),
                "-Dflink.jobs=utilization",
                "-Dflink.checkpoint-interval=500ms",
                "-Dutilization.time-zone=UTC",
                "-Dutilization.emit-interval=100ms",
                "-Dutilization.quiet=2s");
    }

    private static KafkaProducer<String, byte[]> producer(RunningUp up) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        "127.0.0.1:" + up.kafkaPort,
                        "reconnect.backoff.max.ms",
                        "200",
                        "delivery.timeout.ms",
                        (int) LONG.toMillis()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** One part of the records; the producer goes on sending them while Kafka is away. */
    @SuppressWarnings("FutureReturnValueIgnored") // flush() waits, and what is missing shows.
    private void send(KafkaProducer<String, byte[]> producer, int part, int parts) {
        for (int i = part * records.size() / parts; i < (part + 1) * records.size() / parts; i++) {
            producer.send(records.get(i));
        }
    }

    private static boolean settled(RunningUp up) {
        try (MongoClient client = MongoClients.create(EmbeddedMongo.uri(up.mongoPort))) {
            int series = 0;
            for (Document day : database(client).getCollection("utilization").find()) {
                if (!day.getBoolean("final")) {
                    return false;
                }
                series += day.getList("parts", Document.class).stream()
                        .mapToInt(part -> part.getList("series", Document.class).size())
                        .sum();
            }
            return series == ScannerRecords.SERIES;
        }
    }

    /** All documents without the time at which they were written. The embedded store keeps the place of fields in a document that is replaced. */
    private static Map<String, Document> documents(RunningUp up) {
        Map<String, Document> all = new TreeMap<>();
        try (MongoClient client = MongoClients.create(EmbeddedMongo.uri(up.mongoPort))) {
            for (String collection : List.of("utilization", "exams", "scanners", "clocks")) {
                for (Document document :
                        database(client).getCollection(collection).find()) {
                    document.remove("updated");
                    document.remove("updatedAt");
                    all.put(collection + ' ' + document.get("_id"), document);
                }
            }
        }
        return all;
    }

    private static MongoDatabase database(MongoClient client) {
        return client.getDatabase("ScannersInfo");
    }
}
