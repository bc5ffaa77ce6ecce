package io.niffler.jobs.metadata;

import io.niffler.connectors.mongo.DocumentLookup;
import io.niffler.connectors.mongo.MongoWrite;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/** A database in memory that takes guarded replacements as MongoDB does. */
public final class StoredDocuments implements AutoCloseable {
    /** Functions are serialized, so they find their database by number. */
    private static final Map<Integer, StoredDocuments> ALL = new ConcurrentHashMap<>();

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final int number = NUMBERS.incrementAndGet();
    private final Map<String, BsonDocument> documents = new TreeMap<>();
    private int lookups;

    public StoredDocuments() {
        ALL.put(number, this);
    }

    public DocumentLookup.Factory lookup() {
        return new Lookup(number);
    }

    /** All documents by collection and id. */
    public Map<String, BsonDocument> all() {
        return documents;
    }

    public BsonDocument get(String collection, String id) {
        return documents.get(collection + "/" + id);
    }

    public int lookups() {
        return lookups;
    }

    public void apply(MongoWrite write) {
        String key = write.collection() + "/" + write.id();
        BsonDocument stored = documents.get(key);
        BsonDocument given = new RawBsonDocument(write.body()).decode(new BsonDocumentCodec());
        if (stored == null || givesWay(stored, given, write)) {
            documents.put(key, given);
        }
    }

    private static boolean givesWay(BsonDocument stored, BsonDocument given, MongoWrite write) {
        BsonValue newValue = given.get(write.guardField());
        BsonValue oldValue = stored.get(write.guardField());
        if (oldValue == null || oldValue.getBsonType() != newValue.getBsonType()) {
            return true;
        }
        int comparison =
                switch (newValue.getBsonType()) {
                    case STRING -> newValue.asString().compareTo(oldValue.asString());
                    case DATE_TIME -> newValue.asDateTime().compareTo(oldValue.asDateTime());
                    default -> newValue.asInt64().compareTo(oldValue.asInt64());
                };
        return write.guard() == MongoWrite.Guard.SMALLER_WINS ? comparison < 0 : comparison > 0;
    }

    @Override
    public void close() {
        ALL.remove(number);
    }

    private record Lookup(int number) implements DocumentLookup, DocumentLookup.Factory, Serializable {
        private static final long serialVersionUID = 1L;

        @Override
        public DocumentLookup open() {
            return this;
        }

        @Override
        public Optional<BsonDocument> find(String collection, String id) {
            StoredDocuments database = ALL.get(number);
            database.lookups++;
            return Optional.ofNullable(database.get(collection, id));
        }

        @Override
        public void close() {}
    }
}
