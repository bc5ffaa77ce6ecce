package io.niffler.connectors.mongo;

import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;

/** Finds stored documents by {@code _id}. */
public interface DocumentLookup extends AutoCloseable {

    /**
     * The stored document, if there is one.
     *
     * @throws com.mongodb.MongoException if the database does not answer in time; the message holds no values
     */
    Optional<BsonDocument> find(String collection, String id);

    /**
     * Those of several documents that are stored, by their {@code _id}.
     *
     * @throws com.mongodb.MongoException if the database does not answer in time; the message holds no values
     */
    default Map<String, BsonDocument> findAll(String collection, Collection<String> ids) {
        Map<String, BsonDocument> found = new HashMap<>();
        for (String id : ids) {
            find(collection, id).ifPresent(document -> found.put(id, document));
        }
        return found;
    }

    @Override
    void close();

    /** Makes the lookup where it is used. */
    @FunctionalInterface
    interface Factory extends Serializable {
        DocumentLookup open();
    }
}
