package io.niffler.connectors.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.niffler.events.DeadLetter;
import io.niffler.events.DeadLetterReason;
import io.niffler.events.SourcePosition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MongoUpsertWriterIT {
    private static final BatchPolicy LARGE = new BatchPolicy(100_000, 64 << 20, Duration.ofSeconds(10));

    private TestMongo mongo;
    private WriterHarness sink;

    @BeforeEach
    void start() {
        mongo = new TestMongo();
        sink = new WriterHarness(mongo.address());
    }

    @AfterEach
    void stop() {
        sink.close();
        mongo.close();
    }

    private static BsonDocument ranked(String rank, String text) {
        return new BsonDocument("rank", new BsonString(rank)).append("text", new BsonString(text));
    }

    private static MongoWrite smallest(String id, String rank, String text) {
        return MongoWrites.replaceIfSmaller("featureset", id, "rank", ranked(rank, text));
    }

    private static MongoWrite seen(String id, long count, String uid) {
        return MongoWrites.update("series", id)
                .max("count", new BsonInt64(count))
                .min("first", new BsonInt64(count))
                .setOnInsert("modality", new BsonString("CT"))
                .addToSet("uids", List.of(new BsonString(uid)))
                .build();
    }

    private String storedText(String id) {
        return mongo.find("featureset", id).getString("text").getValue();
    }

    @Test
    void storesAtTheCheckpoint() throws IOException {
        sink.write(MongoWrites.replace("series", "1.2", new BsonDocument("n", new BsonInt64(1))));
        assertThat(mongo.find("series", "1.2")).isNull();
        sink.checkpoint();
        assertThat(mongo.find("series", "1.2").getInt64("n").getValue()).isEqualTo(1);
        assertThat(sink.metrics.writes.getCount()).isEqualTo(1);
        assertThat(sink.metrics.flushMillis.getCount()).isEqualTo(1);
        assertThat(sink.poison.flushes).isEqualTo(1);
    }

    @Test
    void storesAfterTheInterval() throws Exception {
        sink.write(seen("1", 1, "a"));
        sink.time.advance(199);
        assertThat(mongo.find("series", "1")).isNull();
        sink.time.advance(1);
        assertThat(mongo.find("series", "1")).isNotNull();
        assertThat(sink.time.pending()).isZero();
        sink.write(seen("2", 1, "a"));
        assertThat(sink.time.pending()).isEqualTo(1);
    }

    @Test
    void storesWhenThereAreEnoughWritesOrBytes() throws IOException {
        try (WriterHarness small = new WriterHarness(
                mongo.address(), new BatchPolicy(3, 1000, Duration.ofHours(1)), Duration.ofSeconds(1), List.of())) {
            small.write(seen("1", 1, "a"), seen("2", 1, "a"));
            assertThat(mongo.count("series")).isZero();
            small.write(seen("3", 1, "a"));
            assertThat(mongo.count("series")).isEqualTo(3);
            small.write(MongoWrites.replace("series", "4", new BsonDocument("text", new BsonString("x".repeat(1000)))));
            assertThat(mongo.count("series")).isEqualTo(4);
        }
    }

    @Test
    void aStaleWriteIsANoOpAndNotAnError() throws IOException {
        sink.write(smallest("1", "0005", "five"));
        sink.checkpoint();
        sink.write(smallest("1", "0009", "nine"), smallest("2", "0001", "one"));
        sink.checkpoint();
        assertThat(storedText("1")).isEqualTo("five");
        assertThat(storedText("2")).isEqualTo("one");
        assertThat(sink.metrics.stale.getCount()).isEqualTo(1);

        sink.write(smallest("1", "0003", "three"));
        sink.checkpoint();
        assertThat(storedText("1")).isEqualTo("three");
        assertThat(sink.poison.letters).isEmpty();
        assertThat(sink.metrics.writes.getCount()).isEqualTo(3);
    }

    @Test
    void aReplayIsANoOp() throws IOException {
        List<MongoWrite> writes = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            writes.add(smallest("s" + i % 5, String.format("%04d", i), "t" + i));
            writes.add(seen("s" + i % 5, i, "u" + i));
        }
        sink.write(writes.toArray(MongoWrite[]::new));
        sink.checkpoint();
        List<BsonDocument> before = stored();
        sink.write(writes.toArray(MongoWrite[]::new));
        sink.checkpoint();
        assertThat(stored()).isEqualTo(before);
        assertThat(sink.metrics.stale.getCount()).isEqualTo(5);
        assertThat(sink.poison.letters).isEmpty();
    }

    private List<BsonDocument> stored() {
        List<BsonDocument> documents = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            documents.add(mongo.find("featureset", "s" + i));
            documents.add(mongo.find("series", "s" + i));
        }
        return documents;
    }

    @Test
    void anyOrderAndBatchingEndsInTheSameDocuments() throws IOException {
        List<MongoWrite> writes = new ArrayList<>(IntStream.range(0, 200)
                .mapToObj(i -> smallest("s" + i % 7, String.format("%04d", i * 37 % 200), "t" + i * 37 % 200))
                .toList());
        Random random = new Random(42);
        for (int round = 0; round < 5; round++) {
            mongo.database().getCollection("featureset").drop();
            Collections.shuffle(writes, random);
            for (MongoWrite write : writes) {
                sink.write(write);
                if (random.nextInt(20) == 0) {
                    sink.checkpoint();
                }
            }
            sink.checkpoint();
            for (int s = 0; s < 7; s++) {
                String id = "s" + s;
                String best = writes.stream()
                        .filter(write -> write.id().equals(id))
                        .map(write -> write.document().getString("rank").getValue())
                        .min(String::compareTo)
                        .orElseThrow();
                assertThat(mongo.find("featureset", id).getString("rank").getValue())
                        .isEqualTo(best);
            }
        }
    }

    @Test
    void writesToOneDocumentKeepTheirOrder() throws IOException {
        sink.write(
                seen("1", 5, "a"),
                MongoWrites.update("series", "1")
                        .set("state", new BsonString("old"))
                        .build(),
                seen("1", 3, "b"),
                MongoWrites.update("series", "1")
                        .set("state", new BsonString("new"))
                        .build());
        sink.checkpoint();
        BsonDocument stored = mongo.find("series", "1");
        assertThat(stored.getString("state").getValue()).isEqualTo("new");
        assertThat(stored.getInt64("count").getValue()).isEqualTo(5);
        assertThat(stored.getInt64("first").getValue()).isEqualTo(3);
        assertThat(stored.getArray("uids")).hasSize(2);
    }

    @Test
    void aDocumentWithoutTheGuardFieldGivesWay() throws IOException {
        sink.write(MongoWrites.replace("featureset", "1", new BsonDocument("text", new BsonString("bare"))));
        sink.checkpoint();
        sink.write(smallest("1", "0009", "ranked"));
        sink.checkpoint();
        assertThat(storedText("1")).isEqualTo("ranked");
    }

    @Test
    void theGreatestRevisionRemains() throws IOException {
        for (long revision : new long[] {2, 5, 3}) {
            sink.write(MongoWrites.replaceIfGreater(
                    "studies", "1", "revision", new BsonDocument("revision", new BsonInt64(revision))));
            sink.checkpoint();
        }
        assertThat(mongo.find("studies", "1").getInt64("revision").getValue()).isEqualTo(5);
    }

    @Test
    void poisonIsSetAsideAndTheRestIsStored() throws IOException {
        mongo.database()
                .getCollection("series")
                .createIndex(Indexes.ascending("serial"), new IndexOptions().unique(true));
        SourcePosition source = new SourcePosition("niffler.instances", 1, 7);
        MongoWrite huge = MongoWrites.replace(
                "series", "huge", new BsonDocument("t", new BsonString("x".repeat(DocumentRules.MAX_BYTES))));
        MongoWrite badKey = MongoWrites.replace(
                "series",
                "key",
                new BsonDocument("$where", new BsonString("sleep()")).append("serial", new BsonInt64(1)));
        MongoWrite first = MongoWrites.replace("series", "1", new BsonDocument("serial", new BsonInt64(7)));
        MongoWrite second = MongoWrites.replace("series", "2", new BsonDocument("serial", new BsonInt64(7)));
        MongoWrite third = MongoWrites.replace("series", "3", new BsonDocument("serial", new BsonInt64(8)));

        sink.write(huge, badKey.from(source), first, second.from(source), third);
        sink.checkpoint();

        assertThat(mongo.count("series")).isEqualTo(2);
        assertThat(mongo.find("series", "3")).isNotNull();
        assertThat(sink.poison.letters)
                .extracting(DeadLetter::reason)
                .containsExactly(
                        DeadLetterReason.DOCUMENT_TOO_LARGE,
                        DeadLetterReason.DOCUMENT_REJECTED,
                        DeadLetterReason.DOCUMENT_REJECTED);
        DeadLetter duplicate = sink.poison.letters.get(2);
        assertThat(duplicate.source()).isEqualTo(source);
        assertThat(duplicate.key()).asString(StandardCharsets.UTF_8).isEqualTo("2");
        assertThat(duplicate.stage()).isEqualTo("mongo-sink");
        assertThat(sink.metrics.poison.getCount()).isEqualTo(3);
    }

    @Test
    void whatTheServerRefusesIsFoundAmongTheRest() throws IOException {
        sink.write(seen("1", 1, "a"), seen("2", 1, "a"));
        sink.checkpoint();
        // $addToSet on a number: only the server can know.
        MongoWrite impossible = MongoWrites.update("series", "1")
                .addToSet("count", List.of(new BsonString("x")))
                .build();
        sink.write(impossible, seen("2", 9, "b"), seen("3", 1, "a"));
        sink.checkpoint();
        assertThat(sink.poison.letters)
                .extracting(DeadLetter::reason)
                .containsExactly(DeadLetterReason.DOCUMENT_REJECTED);
        assertThat(mongo.find("series", "2").getInt64("count").getValue()).isEqualTo(9);
        assertThat(mongo.find("series", "3")).isNotNull();
    }

    @Test
    void waitsWhileTheDatabaseIsAway() throws Exception {
        try (FaultyProxy proxy = new FaultyProxy(mongo.socketAddress());
                WriterHarness behind = new WriterHarness(
                        TestMongo.address(proxy.address()), LARGE, Duration.ofSeconds(60), List.of())) {
            behind.write(seen("1", 1, "a"));
            behind.checkpoint();
            proxy.goAway();
            behind.write(seen("1", 2, "b"), smallest("1", "0001", "one"));
            CompletableFuture<Void> checkpoint = CompletableFuture.runAsync(() -> uncheckedCheckpoint(behind));
            Awaitility.await().until(() -> behind.metrics.retries.getCount() >= 2);
            assertThat(checkpoint).isNotDone();
            assertThat(proxy.lost()).isPositive();
            proxy.comeBack();
            checkpoint.get(60, TimeUnit.SECONDS);
            assertThat(mongo.find("series", "1").getInt64("count").getValue()).isEqualTo(2);
            assertThat(storedText("1")).isEqualTo("one");
            assertThat(behind.poison.letters).isEmpty();
        }
    }

    private static void uncheckedCheckpoint(WriterHarness sink) {
        try {
            sink.checkpoint();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anAnswerLostIsAWriteRepeatedWithoutHarm() throws Exception {
        try (FaultyProxy proxy = new FaultyProxy(mongo.socketAddress());
                WriterHarness behind = new WriterHarness(
                        TestMongo.address(proxy.address()), LARGE, Duration.ofSeconds(60), List.of())) {
            behind.write(seen("0", 1, "a"));
            behind.checkpoint();
            for (int i = 0; i < 300; i++) {
                behind.write(smallest("f" + i, "0005", "v" + i), seen("s" + i, i, "u"));
            }
            proxy.swallowAnswers();
            CompletableFuture<Void> checkpoint = CompletableFuture.runAsync(() -> uncheckedCheckpoint(behind));
            Awaitility.await().until(() -> behind.metrics.retries.getCount() >= 1);
            proxy.comeBack();
            checkpoint.get(60, TimeUnit.SECONDS);
            assertThat(mongo.count("featureset")).isEqualTo(300);
            assertThat(mongo.count("series")).isEqualTo(301);
            assertThat(behind.poison.letters).isEmpty();
        }
    }

    @Test
    void givesUpInTimeWithoutQuotingDocuments() throws IOException {
        try (FaultyProxy proxy = new FaultyProxy(mongo.socketAddress());
                WriterHarness behind = new WriterHarness(
                        TestMongo.address(proxy.address()), LARGE, Duration.ofMillis(300), List.of())) {
            proxy.goAway();
            behind.write(smallest("1", "0001", "secret"));
            assertThatExceptionOfType(DatabaseException.class)
                    .isThrownBy(behind::checkpoint)
                    .withMessageContaining("featureset")
                    .withMessageNotContaining("secret");
            // A restarted job comes with the same writes again.
            proxy.comeBack();
            try (WriterHarness restarted = new WriterHarness(TestMongo.address(proxy.address()))) {
                restarted.write(smallest("1", "0001", "secret"));
                restarted.checkpoint();
            }
            assertThat(storedText("1")).isEqualTo("secret");
        }
    }

    @Test
    void createsIndexesBeforeTheFirstWrite() throws IOException {
        List<MongoIndex> indexes = List.of(MongoIndex.ascending("series", "studyInstanceUid"));
        for (int start = 0; start < 2; start++) {
            try (WriterHarness indexing = new WriterHarness(mongo.address(), LARGE, Duration.ofSeconds(5), indexes)) {
                indexing.write(seen("1", 1, "a"));
                indexing.checkpoint();
            }
        }
        assertThat(mongo.database().getCollection("series").listIndexes())
                .extracting(index -> index.getString("name"))
                .contains("studyInstanceUid_1");
    }

    @Test
    void lookupFindsWhatIsStored() throws IOException {
        sink.write(seen("1", 4, "a"));
        sink.checkpoint();
        try (MongoLookup lookup =
                new MongoLookup(mongo.address(), new Retry(RetryPolicy.upTo(Duration.ofSeconds(5))))) {
            assertThat(lookup.find("series", "1")
                            .orElseThrow()
                            .getInt64("count")
                            .getValue())
                    .isEqualTo(4);
            assertThat(lookup.find("series", "2")).isEmpty();
            assertThat(lookup.find("nothing", "2")).isEmpty();
        }
    }
}
