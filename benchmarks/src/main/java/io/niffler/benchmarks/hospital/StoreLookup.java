package io.niffler.benchmarks.hospital;

import io.niffler.connectors.mongo.DocumentLookup;
import java.util.Optional;
import org.bson.BsonDocument;

/** Reads from the {@link DocumentStore} of a run. */
record StoreLookup(DocumentStore documents) implements DocumentLookup {

    static DocumentLookup.Factory factory(String runId) {
        return () -> new StoreLookup(SharedRun.of(runId).documents());
    }

    @Override
    public Optional<BsonDocument> find(String collection, String id) {
        return Optional.ofNullable(documents.find(collection, id));
    }

    @Override
    public void close() {
        // The store outlives the job.
    }
}
