package io.niffler.standalone.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.niffler.standalone.RunningUp;
import io.niffler.standalone.mongo.EmbeddedMongo;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything is killed three times while instances stream in; what was answered Success is in the store exactly once, and its
 * image on disk.
 * {@code -Dniffler.crash.seed} repeats the moments of a run.
 */
class CrashIT {
    private static final int KILLS = 3;
    private static final int SENDERS = 4;
    private static final Duration LONG = Duration.ofMinutes(3);

    @TempDir
    Path temp;

    private final Set<String> acknowledged = StubbornSender.newUidSet();
    private final AtomicInteger interrupted = new AtomicInteger();
    private final Map<Path, Object> images = new TreeMap<>();

    @Test
    void keepsEveryAcknowledgedInstanceExactlyOnce() throws Exception {
        long seed = Long.getLong("niffler.crash.seed", System.nanoTime());
        System.out.println("niffler.crash.seed=" + seed);
        Random random = new Random(seed);
        List<StubbornSender> senders = new ArrayList<>();
        try (RunningUp up = new RunningUp(temp, "-Dflink.checkpoint-interval=500ms")) {
            up.start();
            InstanceStream stream = new InstanceStream();
            for (int i = 0; i < SENDERS; i++) {
                senders.add(new StubbornSender(stream, up.dicomPort, acknowledged, interrupted));
            }
            senders.forEach(Thread::start);
            for (int kill = 1; kill <= KILLS; kill++) {
                killInMidStream(up, 50 + random.nextInt(300));
                up.start();
                assertThat(up.child().output().lines().filter(line -> line.matches(".*resumed from.*/metadata/.*")))
                        .as("restarts of the metadata job that went on from a checkpoint")
                        .hasSize(kill);
            }
            int restarted = acknowledged.size();
            await().atMost(LONG).until(() -> acknowledged.size() > restarted + 100);
            senders.forEach(StubbornSender::finish);
            for (StubbornSender sender : senders) {
                sender.join(LONG.toMillis());
                assertThat(sender.isAlive())
                        .as("sender still waits for an answer")
                        .isFalse();
            }
            assertStored(up.mongoPort);
            assertImages(up);
            assertThat(up.child().stop(60)).as("exit code of a clean stop").isZero();
            up.start();
            assertStored(up.mongoPort);
        } finally {
            senders.forEach(StubbornSender::finish);
        }
    }

    private void killInMidStream(RunningUp up, int more) throws IOException {
        Instant started = Instant.now();
        int before = acknowledged.size();
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> acknowledged.size() >= before + more && Checkpoints.since(up.data, "metadata", started));
        images.putAll(images(up.data));
        int interruptedBefore = interrupted.get();
        up.child().kill();
        System.out.println("killed after " + acknowledged.size() + " acknowledged instances");
        await("a store that the kill interrupted").atMost(LONG).until(() -> interrupted.get() > interruptedBefore);
    }

    private void assertStored(int mongoPort) {
        try (MongoClient client = MongoClients.create(EmbeddedMongo.uri(mongoPort))) {
            MongoDatabase database = client.getDatabase("ScannersInfo");
            await().atMost(LONG).until(() -> listed(database).size() >= acknowledged.size());
            List<String> listed = listed(database);
            assertThat(listed).as("every instance in one series, once").doesNotHaveDuplicates();
            assertThat(new TreeSet<>(listed)).isEqualTo(new TreeSet<>(acknowledged));
            for (Document series : database.getCollection("series").find()) {
                assertThat(((Number) series.get("instanceCount")).intValue())
                        .isEqualTo(series.getList("instances", Document.class).size());
            }
            await().atMost(LONG).until(() -> total(database, "studies") == acknowledged.size());
            assertThat(database.getCollection("featureset").countDocuments()).isEqualTo(InstanceStream.SERIES);
            assertUtilization(database);
        }
    }

    /** The scanner's day is what the studies say, which another job has worked out from another topic. */
    private static void assertUtilization(MongoDatabase database) {
        List<Date> times = new ArrayList<>();
        for (Document study : database.getCollection("studies").find()) {
            times.add(study.getDate("firstAcquisition"));
            times.add(study.getDate("lastAcquisition"));
        }
        await().atMost(LONG).untilAsserted(() -> {
            Document day = database.getCollection("utilization")
                    .find(new Document("_id", InstanceStream.DAY))
                    .first();
            assertThat(day).isNotNull();
            assertThat(day.getDate("start")).isEqualTo(Collections.min(times));
            assertThat(day.getDate("end")).isEqualTo(Collections.max(times));
            assertThat(day.getInteger("series")).isEqualTo(InstanceStream.SERIES);
        });
    }

    /** One file for each instance, and those that were there before a kill are the same files still. */
    private void assertImages(RunningUp up) throws IOException {
        try (MongoClient client = MongoClients.create(EmbeddedMongo.uri(up.mongoPort))) {
            MongoCollection<Document> documents =
                    client.getDatabase("ScannersInfo").getCollection("images");
            await().atMost(LONG).until(() -> documents.countDocuments() >= acknowledged.size());
            Set<String> pictured = new TreeSet<>();
            Set<Path> files = new TreeSet<>();
            for (Document image : documents.find()) {
                pictured.add(image.getString("sopInstanceUid"));
                files.add(Path.of(URI.create(image.getString("uri"))));
            }
            assertThat(pictured).isEqualTo(new TreeSet<>(acknowledged));
            Map<Path, Object> now = images(up.data);
            assertThat(now.keySet()).isEqualTo(files);
            assertThat(images).isNotEmpty();
            assertThat(now).containsAllEntriesOf(images);
        }
    }

    /** The images and what tells whether a file is the same. */
    private static Map<Path, Object> images(Path data) throws IOException {
        Map<Path, Object> images = new TreeMap<>();
        try (Stream<Path> files = Files.find(
                data.resolve("images"), 5, (path, attributes) -> path.toString().endsWith(".png"))) {
            for (Path file : files.toList()) {
                images.put(
                        file,
                        Files.readAttributes(file, BasicFileAttributes.class).fileKey());
            }
        }
        return images;
    }

    private static List<String> listed(MongoDatabase database) {
        List<String> uids = new ArrayList<>();
        for (Document series : database.getCollection("series").find()) {
            series.getList("instances", Document.class).forEach(instance -> uids.add(instance.getString("uid")));
        }
        return uids;
    }

    private static long total(MongoDatabase database, String collection) {
        long total = 0;
        for (Document document : database.getCollection(collection).find()) {
            total += ((Number) document.get("instanceCount")).longValue();
        }
        return total;
    }
}
