package io.niffler.connectors.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.events.DeadLetterReason;
import java.util.Arrays;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentRulesTest {
    private static final BsonString TEXT = new BsonString("x");

    private static void assertSound(MongoWrite write) {
        assertThat(DocumentRules.violation(write)).isEmpty();
    }

    private static void assertRejected(MongoWrite write) {
        assertThat(DocumentRules.violation(write)).contains(DeadLetterReason.DOCUMENT_REJECTED);
    }

    private static MongoWrite replacement(BsonDocument document) {
        return MongoWrites.replace("c", "1", document);
    }

    private static MongoWrite raw(MongoWrite.Kind kind, byte[] body) {
        return new MongoWrite("c", "1", kind, MongoWrite.Guard.NONE, null, body, null);
    }

    @Test
    void aWriteIsNamedOnOneLine() {
        assertThat(MongoWrites.replace("c", "a\nb\u001b[2J\u0000", new BsonDocument("a", TEXT)))
                .asString()
                .startsWith("MongoWrite[REPLACE c/a?b?[2J?, ");
    }

    @Test
    void ordinaryWritesAreSound() {
        assertSound(replacement(new BsonDocument("0_Seq_Keyword", TEXT).append("dates", new BsonDocument("a", TEXT))));
        assertSound(MongoWrites.update("c", "1")
                .max("series.1_2_3.count", TEXT)
                .addToSet("list", List.of(new BsonDocument("uid", TEXT)))
                .build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"$where", "", "a.b", "_id"})
    void keysThatMeanSomethingElseAreRejected(String key) {
        assertRejected(replacement(new BsonDocument(key, TEXT)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$where", "", "a.b"})
    void alsoBelow(String key) {
        BsonDocument bad = new BsonDocument(key, TEXT);
        assertRejected(replacement(new BsonDocument("a", bad)));
        assertRejected(replacement(new BsonDocument("a", new BsonArray(List.of(bad)))));
        assertRejected(MongoWrites.update("c", "1").set("a", bad).build());
        assertRejected(MongoWrites.update("c", "1").addToSet("a", List.of(bad)).build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a..b", "a.$x", "$x", "_id", "_id.x"})
    void pathsThatMeanSomethingElseAreRejected(String path) {
        assertRejected(MongoWrites.update("c", "1").set(path, TEXT).build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "system.users", "a$b", "1a", "a b", "..", "a\u0000b"})
    void collectionsThatMeanSomethingElseAreRejected(String collection) {
        assertRejected(MongoWrites.replace(collection, "1", new BsonDocument("a", TEXT)));
    }

    @Test
    void idsAreBounded() {
        assertRejected(MongoWrites.replace("c", "", new BsonDocument("a", TEXT)));
        assertRejected(MongoWrites.replace("c", "x".repeat(2000), new BsonDocument("a", TEXT)));
    }

    @Test
    void whatIsNoUpdateIsRejected() {
        MongoWrite document = replacement(new BsonDocument("a", TEXT));
        assertRejected(raw(MongoWrite.Kind.UPDATE, document.body()));
        assertRejected(
                raw(MongoWrite.Kind.UPDATE, replacement(new BsonDocument()).body()));
        assertRejected(raw(
                MongoWrite.Kind.UPDATE,
                replacement(new BsonDocument("$set", TEXT)).body()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 5, 12})
    void whatIsNoBsonIsRejected(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0x7F);
        assertRejected(raw(MongoWrite.Kind.REPLACE, bytes));
    }

    @Test
    void cutBsonIsRejected() {
        byte[] body = replacement(new BsonDocument("a", TEXT).append("b", TEXT)).body();
        assertRejected(raw(MongoWrite.Kind.REPLACE, Arrays.copyOf(body, body.length - 4)));
    }

    @Test
    void depthAndSizeAreBounded() {
        BsonValue nested = TEXT;
        for (int i = 0; i < 1000; i++) {
            nested = new BsonDocument("a", nested);
        }
        assertRejected(replacement(nested.asDocument()));
        MongoWrite large = replacement(new BsonDocument("a", new BsonString("x".repeat(DocumentRules.MAX_BYTES))));
        assertThat(DocumentRules.violation(large)).contains(DeadLetterReason.DOCUMENT_TOO_LARGE);
    }
}
