package io.niffler.connectors.mongo;

import io.niffler.events.SourcePosition;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;

/**
 * One upsert of one document, which may be repeated and may come late without doing harm. Made by {@link MongoWrites}.
 *
 * @param collection name of the collection
 * @param id {@code _id} of the document
 * @param kind what {@code body} is
 * @param guard when a stored document gives way
 * @param guardField field that the guard compares, null without a guard
 * @param body BSON document: the replacement, or update operators
 * @param source the record it comes from, or null if it comes from several
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by content below, and never changed once built.
public record MongoWrite(
        String collection, String id, Kind kind, Guard guard, String guardField, byte[] body, SourcePosition source) {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    /** What the body is. */
    public enum Kind {
        /** The whole document but for its {@code _id}. */
        REPLACE,
        /** Update operators. */
        UPDATE
    }

    /** When a stored document gives way to a replacement. */
    public enum Guard {
        /** Always. */
        NONE,
        /** When its guard field is larger than the replacement's, or absent. */
        SMALLER_WINS,
        /** When its guard field is smaller than the replacement's, or absent. */
        GREATER_WINS
    }

    public MongoWrite {
        Objects.requireNonNull(collection, "collection");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(guard, "guard");
        Objects.requireNonNull(body, "body");
        if ((guard == Guard.NONE) != (guardField == null)) {
            throw new IllegalArgumentException("A guard goes with a field, and a field with a guard.");
        }
    }

    /** The same write, said to come from this record. */
    public MongoWrite from(SourcePosition position) {
        return new MongoWrite(collection, id, kind, guard, guardField, body, position);
    }

    public boolean isGuarded() {
        return guard != Guard.NONE;
    }

    /** The body, decoded as it is read. */
    public BsonDocument document() {
        return new RawBsonDocument(body);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MongoWrite that
                && collection.equals(that.collection)
                && id.equals(that.id)
                && kind == that.kind
                && guard == that.guard
                && Objects.equals(guardField, that.guardField)
                && Arrays.equals(body, that.body)
                && Objects.equals(source, that.source);
    }

    @Override
    public int hashCode() {
        return Objects.hash(collection, id, kind, guard, Arrays.hashCode(body));
    }

    /** Without the body, which holds patient data, and without control characters, which could forge lines of a log. */
    @Override
    public String toString() {
        return "MongoWrite[" + kind + " " + collection + "/"
                + CONTROL.matcher(id).replaceAll("?") + ", " + body.length + " bytes]";
    }
}
