package io.niffler.standalone.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import io.niffler.standalone.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged survives SIGKILL; with the backend as it comes in the library it does not. */
class EmbeddedMongoKillIT {
    private static final Pattern PORT = Pattern.compile("port=(\\d+)\\n");
    private static final int BATCHES = 100;
    private static final int BATCH = 5;

    @TempDir
    Path temp;

    @Test
    void keepsAllAcknowledgedWrites() throws Exception {
        assertThat(lostAfterKill("ours")).isEmpty();
    }

    @Test
    void theStockBackendLosesSome() throws Exception {
        assertThat(lostAfterKill("stock"))
                .as("the stock backend commits in time: DurableBackend may no longer be needed")
                .isNotEmpty();
    }

    private Set<Integer> lostAfterKill(String backend) throws Exception {
        Path folder = Files.createDirectories(temp.resolve(backend));
        Set<Integer> acknowledged = new HashSet<>();
        Path output = temp.resolve(backend + ".out");
        try (ChildJvm child = ChildJvm.start(output, MongoChild.class.getName(), List.of(backend, folder.toString()));
                MongoClient client = MongoClients.create(EmbeddedMongo.uri(awaitPort(child)))) {
            MongoCollection<Document> collection = client.getDatabase("d").getCollection("c");
            for (int batch = 0; batch < BATCHES; batch++) {
                collection.bulkWrite(upserts(batch * BATCH));
                for (int i = 0; i < BATCH; i++) {
                    acknowledged.add(batch * BATCH + i);
                }
            }
            child.kill();
        }
        return lost(backend, folder, acknowledged);
    }

    private Set<Integer> lost(String backend, Path folder, Set<Integer> acknowledged) throws Exception {
        Set<Integer> lost = new HashSet<>(acknowledged);
        Path output = temp.resolve(backend + "-again.out");
        try (ChildJvm child = ChildJvm.start(output, MongoChild.class.getName(), List.of(backend, folder.toString()));
                MongoClient client = MongoClients.create(EmbeddedMongo.uri(awaitPort(child)))) {
            MongoCollection<Document> collection = client.getDatabase("d").getCollection("c");
            for (Document document : collection.find()) {
                lost.remove(document.getInteger("_id"));
            }
            lost.addAll(notUpdatable(collection, acknowledged));
            if (lost.isEmpty()) {
                assertThat(collection.countDocuments())
                        .as("none is there twice")
                        .isEqualTo(acknowledged.size());
            }
        }
        return lost;
    }

    /** A document that the index on _id does not know is lost to whoever asks for it by its _id. */
    private static Set<Integer> notUpdatable(MongoCollection<Document> collection, Set<Integer> ids) {
        Set<Integer> failed = new HashSet<>();
        for (int id : ids) {
            try {
                collection.updateOne(eq(id), set("again", true), new UpdateOptions().upsert(true));
            } catch (MongoCommandException | MongoWriteException e) {
                failed.add(id);
            }
        }
        return failed;
    }

    private static List<WriteModel<Document>> upserts(int first) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (int id = first; id < first + BATCH; id++) {
            writes.add(new UpdateOneModel<>(
                    eq(id), combine(set("text", "value " + id), max("count", id)), new UpdateOptions().upsert(true)));
        }
        return writes;
    }

    private static int awaitPort(ChildJvm child) {
        return await().atMost(Duration.ofSeconds(60)).until(() -> port(child), port -> port > 0);
    }

    private static int port(ChildJvm child) throws Exception {
        Matcher matcher = PORT.matcher(child.output());
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
