package io.niffler.connectors.mongo;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * An ascending index.
 *
 * @param collection name of the collection
 * @param fields paths of the fields in order, at least one
 */
public record MongoIndex(String collection, List<String> fields) implements Serializable {

    public MongoIndex {
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("An index needs at least one field.");
        }
        fields = new ArrayList<>(fields);
    }

    public static MongoIndex ascending(String collection, String... fields) {
        return new MongoIndex(collection, List.of(fields));
    }
}
