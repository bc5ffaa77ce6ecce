package io.niffler.benchmarks.hospital;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.connectors.mongo.MongoWrites;
import java.nio.file.Path;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentStoreTest {
    @TempDir
    private Path folder;

    private DocumentStore store;

    @BeforeEach
    void open() throws Exception {
        store = new DocumentStore(folder.resolve("documents"));
    }

    @AfterEach
    void close() throws Exception {
        store.close();
    }

    private void write(String id, String revision, String text) {
        BsonDocument document =
                new BsonDocument("revision", new BsonString(revision)).append("text", new BsonString(text));
        store.apply(MongoWrites.replaceIfGreater("things", id, "revision", document));
    }

    private String text(String id) {
        return store.find("things", id).getString("text").getValue();
    }

    @Test
    void keepsTheDocumentOfTheGreatestRevision() {
        write("a", "2", "second");
        write("a", "1", "first");
        write("a", "2", "second again");
        assertThat(text("a")).isEqualTo("second");

        write("a", "3", "third");
        assertThat(text("a")).isEqualTo("third");
        assertThat(store.writes()).isEqualTo(4);
        assertThat(store.staleWrites()).isEqualTo(2);
    }

    @Test
    void keepsDocumentsApartThatGrowAndShrink() {
        for (int round = 0; round < 5; round++) {
            for (String id : new String[] {"a", "b", "c"}) {
                write(id, Integer.toString(round), id.repeat(1 + round * 37 % 100));
            }
        }
        assertThat(text("a")).isEqualTo("a".repeat(49));
        assertThat(text("b")).isEqualTo("b".repeat(49));
        assertThat(store.count("things")).isEqualTo(3);
        assertThat(store.find("things", "d")).isNull();
    }
}
