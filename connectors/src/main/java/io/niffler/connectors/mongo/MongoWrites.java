package io.niffler.connectors.mongo;

import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/** Makes {@link MongoWrite}s. All of them may be repeated without changing the result. */
public final class MongoWrites {
    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    private MongoWrites() {}

    /** Stores the full state of a document, whatever is stored. For documents with one writer that knows it all. */
    public static MongoWrite replace(String collection, String id, BsonDocument document) {
        return of(collection, id, MongoWrite.Kind.REPLACE, MongoWrite.Guard.NONE, null, document);
    }

    /**
     * Stores a document unless one with the same or a smaller value of {@code field} is stored: in any order, the
     * smallest remains.
     */
    public static MongoWrite replaceIfSmaller(String collection, String id, String field, BsonDocument document) {
        return guarded(collection, id, MongoWrite.Guard.SMALLER_WINS, field, document);
    }

    /**
     * Stores a document unless one with the same or a greater value of {@code field} is stored: in any order, the
     * greatest remains.
     */
    public static MongoWrite replaceIfGreater(String collection, String id, String field, BsonDocument document) {
        return guarded(collection, id, MongoWrite.Guard.GREATER_WINS, field, document);
    }

    /** Begins an update whose operators give the same result in any order. */
    public static MonotoneUpdate update(String collection, String id) {
        return new MonotoneUpdate(collection, id);
    }

    private static MongoWrite guarded(
            String collection, String id, MongoWrite.Guard guard, String field, BsonDocument document) {
        if (!document.containsKey(field)) {
            throw new IllegalArgumentException("The document must have the field \"" + field + "\" of its guard.");
        }
        return of(collection, id, MongoWrite.Kind.REPLACE, guard, field, document);
    }

    static MongoWrite of(
            String collection,
            String id,
            MongoWrite.Kind kind,
            MongoWrite.Guard guard,
            String guardField,
            BsonDocument body) {
        RawBsonDocument raw = new RawBsonDocument(body, CODEC);
        byte[] bytes = new byte[raw.getByteBuffer().remaining()];
        raw.getByteBuffer().get(bytes);
        return new MongoWrite(collection, id, kind, guard, guardField, bytes, null);
    }
}
