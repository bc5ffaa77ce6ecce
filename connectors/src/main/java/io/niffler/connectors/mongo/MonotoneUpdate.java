package io.niffler.connectors.mongo;

import java.util.Collection;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * Builds an update of operators that give the same result in any order and however often: maximum, minimum, set union,
 * and values that are the same whoever writes them. Paths are field names joined by dots.
 */
public final class MonotoneUpdate {
    private final String collection;
    private final String id;
    private final BsonDocument operators = new BsonDocument();

    MonotoneUpdate(String collection, String id) {
        this.collection = collection;
        this.id = id;
    }

    /** Raises the field to this value if it is absent or smaller. */
    public MonotoneUpdate max(String path, BsonValue value) {
        return operator("$max", path, value);
    }

    /** Lowers the field to this value if it is absent or larger. */
    public MonotoneUpdate min(String path, BsonValue value) {
        return operator("$min", path, value);
    }

    /** Adds those values that the array does not have. */
    public MonotoneUpdate addToSet(String path, Collection<? extends BsonValue> values) {
        return values.isEmpty()
                ? this
                : operator("$addToSet", path, new BsonDocument("$each", new BsonArray(List.copyOf(values))));
    }

    /** Sets the field when this update creates the document. */
    public MonotoneUpdate setOnInsert(String path, BsonValue value) {
        return operator("$setOnInsert", path, value);
    }

    /** Sets the field. Only for what is the same in every write to this document. */
    public MonotoneUpdate set(String path, BsonValue value) {
        return operator("$set", path, value);
    }

    private MonotoneUpdate operator(String operator, String path, BsonValue value) {
        BsonDocument fields = operators.containsKey(operator) ? operators.getDocument(operator) : new BsonDocument();
        fields.put(path, value);
        operators.put(operator, fields);
        return this;
    }

    /** The write. */
    public MongoWrite build() {
        if (operators.isEmpty()) {
            throw new IllegalStateException("An update needs at least one operator.");
        }
        return MongoWrites.of(collection, id, MongoWrite.Kind.UPDATE, MongoWrite.Guard.NONE, null, operators);
    }
}
