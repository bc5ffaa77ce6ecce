package io.niffler.standalone.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
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

    @Test
    void saysWhichFileIsDamaged() throws IOException {
        Files.write(temp.resolve("store.mv"), new byte[20_000]);
        assertThatThrownBy(() -> EmbeddedMongo.start(temp, 0))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("store.mv");
    }
}
