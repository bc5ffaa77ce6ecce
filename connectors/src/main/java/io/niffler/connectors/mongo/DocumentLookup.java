package io.niffler.connectors.mongo;

import java.io.Serializable;
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

    @Override
    void close();

    /** Makes the lookup where it is used. */
    @FunctionalInterface
    interface Factory extends Serializable {
        DocumentLookup open();
    }
}
