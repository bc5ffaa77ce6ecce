package io.niffler.standalone.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMongoIT {
    @TempDir
    Path temp;

    @Test
    void keepsDocumentsOverACleanStop() throws IOException {
        try (EmbeddedMongo mongo = EmbeddedMongo.start(temp, 0);
                MongoClient client = MongoClients.create(mongo.uri())) {
            client.getDatabase("d").getCollection("c").insertOne(new Document("_id", "a").append("n", 1));
        }
        try (EmbeddedMongo mongo = EmbeddedMongo.start(temp, 0);
                MongoClient client = MongoClients.create(mongo.uri())) {
            assertThat(client.getDatabase("d").getCollection("c").find())
                    .containsExactly(new Document("_id", "a").append("n", 1));
        }
    }

    @Test
    void countsWritesOfManyConnectionsRight() throws Exception {
        int threads = 4;
        int writes = 200;
        try (EmbeddedMongo mongo = EmbeddedMongo.start(temp, 0);
                MongoClient client = MongoClients.create(mongo.uri())) {
            MongoCollection<Document> collection = client.getDatabase("d").getCollection("c");
            ExecutorService pool = Executors.newFixedThreadPool(threads);
            for (int t = 0; t < threads; t++) {
                pool.execute(() -> {
                    for (int i = 0; i < writes; i++) {
                        collection.updateOne(
                                eq(i % 10), combine(inc("n", 1), set("i", i)), new UpdateOptions().upsert(true));
                    }
                });
            }
            pool.shutdown();
            assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
            int sum = 0;
            for (Document document : collection.find()) {
                sum += document.getInteger("n");
            }
            assertThat(sum).isEqualTo(threads * writes);
        }
    }

    /** The condition of the sink's guarded writes. */
    private static Document guarded(String id, int revision) {
        return new Document("_id", id).append("revision", new Document("$not", new Document("$gte", revision)));
    }

    @Test
    void guardedWritesChangeOnlyWhatTheyMay() throws IOException {
        try (EmbeddedMongo mongo = EmbeddedMongo.start(temp, 0);
                MongoClient client = MongoClients.create(mongo.uri())) {
            MongoCollection<Document> collection = client.getDatabase("d").getCollection("c");
            for (int revision : new int[] {2, 5, 3}) {
                for (String id : new String[] {"a", "b"}) {
                    try {
                        collection.replaceOne(
                                guarded(id, revision),
                                new Document("revision", revision).append("of", id),
                                new ReplaceOptions().upsert(true));
                    } catch (MongoWriteException e) {
                        assertThat(e.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY);
                        assertThat(revision).as("stale").isEqualTo(3);
                    }
                }
            }
            assertThat(collection.find())
                    .containsExactlyInAnyOrder(
                            new Document("_id", "a").append("revision", 5).append("of", "a"),
                            new Document("_id", "b").append("revision", 5).append("of", "b"));
        }
    }

    /** A look at every document for each write would be four hundred million of them. */
    @Test
    @Timeout(60)
    void guardedWritesDoNotReadTheWholeCollection() throws IOException {
        int documents = 20_000;
        try (EmbeddedMongo mongo = EmbeddedMongo.start(temp, 0);
                MongoClient client = MongoClients.create(mongo.uri())) {
            MongoCollection<Document> collection = client.getDatabase("d").getCollection("c");
            for (int revision = 1; revision <= 2; revision++) {
                List<WriteModel<Document>> writes = new ArrayList<>();
                for (int id = 0; id < documents; id++) {
                    writes.add(new ReplaceOneModel<>(
                            guarded("id" + id, revision),
                            new Document("revision", revision),
                            new ReplaceOptions().upsert(true)));
                }
                collection.bulkWrite(writes);
            }
            assertThat(collection.countDocuments(eq("revision", 2))).isEqualTo(documents);
        }
    }

    @Test
    void saysWhichFileIsDamaged() throws IOException {
        Files.write(temp.resolve("store.mv"), new byte[20_000]);
        assertThatThrownBy(() -> EmbeddedMongo.start(temp, 0))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("store.mv");
    }
}
