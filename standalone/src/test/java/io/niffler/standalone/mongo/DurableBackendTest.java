package io.niffler.standalone.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.List;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DurableBackendTest {
    private static final String DATABASE = "d";
    private static final String COLLECTION = "c";

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final DurableBackend backend = new DurableBackend(MVStore.open(null));

    @BeforeEach
    void insert() {
        run("insert", new Document("documents", List.of(stored("before"))));
    }

    @AfterEach
    void close() {
        backend.close();
    }

    private Document run(String command, Document arguments) {
        Document query = new Document(command, COLLECTION);
        query.putAll(arguments);
        return backend.handleCommand(channel, DATABASE, command, query);
    }

    private static Document stored(String text) {
        return new Document("_id", 1).append("inner", new Document("text", text));
    }

    private void update() {
        Document set = new Document("$set", new Document("inner.text", "after"));
        run("update", new Document("updates", List.of(new Document("q", new Document("_id", 1)).append("u", set))));
    }

    /** The stock collection changes documents in place, while answers to other connections are being encoded. */
    @Test
    void answersAreNotChangedByLaterWrites() {
        Document answer = run("find", new Document("filter", new Document("_id", 1)));
        Document found = backend.handleQuery(
                        new MongoQuery(channel, null, DATABASE + '.' + COLLECTION, 0, 0, new Document("_id", 1), null))
                .collectDocuments()
                .get(0);
        update();
        assertThat(((Document) answer.get("cursor")).get("firstBatch")).isEqualTo(List.of(stored("before")));
        assertThat(found).isEqualTo(stored("before"));
        answer = run("find", new Document());
        assertThat(((Document) answer.get("cursor")).get("firstBatch")).isEqualTo(List.of(stored("after")));
    }

    @Test
    void oldDocumentsOfChangesAreCopiesToo() {
        Document replaced = run(
                "findAndModify",
                new Document("query", new Document("_id", 1))
                        .append("update", new Document("$set", new Document("inner.text", "between")))
                        .append("new", true));
        update();
        assertThat(replaced.get("value")).isEqualTo(stored("between"));
    }
}
