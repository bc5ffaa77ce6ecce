package io.niffler.connectors.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import io.niffler.events.DeadLetterReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.BsonSerializationException;

/**
 * Sends batches of writes to one collection, each to another document, until each is stored, stale, or given up as
 * poison.
 */
final class BulkSender {
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final int DUPLICATE_ATTEMPTS = 3;

    /** How often a write is sent whose error may be its own or the server's. */
    private static final int DOUBTFUL_ATTEMPTS = 6;

    /** Takes the write that will never be stored. */
    @FunctionalInterface
    interface Rejected {
        void accept(MongoWrite write, DeadLetterReason reason) throws IOException;
    }

    private final MongoDatabase database;
    private final Retry retry;
    private final SinkMetrics metrics;
    private final Rejected rejected;

    BulkSender(MongoDatabase database, Retry retry, SinkMetrics metrics, Rejected rejected) {
        this.database = database;
        this.retry = retry;
        this.metrics = metrics;
        this.rejected = rejected;
    }

    void send(List<MongoWrite> batch) throws IOException {
        List<MongoWrite> duplicates = send(batch, true, 1);
        for (int attempt = 1; !duplicates.isEmpty() && attempt <= DUPLICATE_ATTEMPTS; attempt++) {
            List<MongoWrite> unguarded =
                    duplicates.stream().filter(write -> !write.isGuarded()).toList();
            // A guarded upsert that found no document to match tries to insert one and meets the better one stored, or
            // one that another task has inserted meanwhile. Without the upsert the two cases differ by the match.
            List<MongoWrite> guarded =
                    duplicates.stream().filter(MongoWrite::isGuarded).toList();
            duplicates = new ArrayList<>(send(guarded, false, 1));
            // Two unguarded upserts that insert at once: the one that lost updates when it is repeated.
            duplicates.addAll(send(unguarded, true, 1));
        }
        for (MongoWrite write : duplicates) {
            // Not the _id is the duplicate, but the field of some other unique index.
            rejected.accept(write, DeadLetterReason.DOCUMENT_REJECTED);
        }
    }

    /**
     * Sends writes once, again after errors that pass, and one by one after errors that do not say which write they are
     * of.
     *
     * @param attempt how often the writes were sent, this time included
     * @return those that would have made a second document of an id
     */
    private List<MongoWrite> send(List<MongoWrite> batch, boolean upsert, int attempt) throws IOException {
        if (batch.isEmpty()) {
            return batch;
        }
        try {
            BulkWriteResult result = retry.call("write to " + batch.get(0).collection(), () -> sendOnce(batch, upsert));
            count(batch.size(), result);
            return List.of();
        } catch (MongoBulkWriteException e) {
            return sort(batch, e, upsert, attempt);
        } catch (BsonMaximumSizeExceededException e) {
            return isolate(batch, upsert, DeadLetterReason.DOCUMENT_TOO_LARGE);
        } catch (BsonSerializationException | IllegalArgumentException e) {
            return isolate(batch, upsert, DeadLetterReason.DOCUMENT_REJECTED);
        } catch (MongoException e) {
            if (MongoErrors.isOfDocument(e.getCode())) {
                return isolate(batch, upsert, reason(e.getCode()));
            }
            throw failure(batch, e);
        }
    }

    private BulkWriteResult sendOnce(List<MongoWrite> batch, boolean upsert) {
        List<WriteModel<BsonDocument>> models =
                batch.stream().map(write -> model(write, upsert)).toList();
        return database.getCollection(batch.get(0).collection(), BsonDocument.class)
                .bulkWrite(models, UNORDERED);
    }

    private static WriteModel<BsonDocument> model(MongoWrite write, boolean upsert) {
        BsonDocument filter = Guards.filter(write);
        return switch (write.kind()) {
            case REPLACE -> new ReplaceOneModel<>(filter, write.document(), new ReplaceOptions().upsert(upsert));
            case UPDATE -> new UpdateOneModel<>(filter, write.document(), new UpdateOptions().upsert(upsert));
        };
    }

    /** An error that does not say which write it is of: each is sent alone, and the one at fault is found. */
    private List<MongoWrite> isolate(List<MongoWrite> batch, boolean upsert, DeadLetterReason reason)
            throws IOException {
        if (batch.size() == 1) {
            rejected.accept(batch.get(0), reason);
            return List.of();
        }
        List<MongoWrite> duplicates = new ArrayList<>();
        for (MongoWrite write : batch) {
            duplicates.addAll(send(List.of(write), upsert, 1));
        }
        return duplicates;
    }

    private List<MongoWrite> sort(List<MongoWrite> batch, MongoBulkWriteException e, boolean upsert, int attempt)
            throws IOException {
        List<MongoWrite> duplicates = new ArrayList<>();
        List<MongoWrite> doubtful = new ArrayList<>();
        for (BulkWriteError error : e.getWriteErrors()) {
            MongoWrite write = batch.get(error.getIndex());
            if (error.getCode() == MongoErrors.DUPLICATE_KEY) {
                duplicates.add(write);
            } else if (MongoErrors.isOfServer(error.getCode())) {
                throw failure(batch, new MongoException(error.getCode(), "write error"));
            } else if (MongoErrors.isOfDocument(error.getCode()) || attempt == DOUBTFUL_ATTEMPTS) {
                rejected.accept(write, reason(error.getCode()));
            } else {
                doubtful.add(write);
            }
        }
        count(batch.size() - e.getWriteErrors().size(), e.getWriteResult());
        if (!doubtful.isEmpty()) {
            // Nothing says whether the server is in trouble or the documents are: what passes must not cost a document.
            retry.pauseAfter(attempt, "write to " + doubtful.get(0).collection(), e);
            duplicates.addAll(send(doubtful, upsert, attempt + 1));
        }
        return duplicates;
    }

    private void count(int accepted, BulkWriteResult result) {
        int written = result.getMatchedCount() + result.getUpserts().size();
        metrics.written(written);
        metrics.stale(accepted - written);
    }

    private static DeadLetterReason reason(int code) {
        return MongoErrors.isTooLarge(code) ? DeadLetterReason.DOCUMENT_TOO_LARGE : DeadLetterReason.DOCUMENT_REJECTED;
    }

    private static DatabaseException failure(List<MongoWrite> batch, MongoException why) {
        return new DatabaseException("write to " + batch.get(0).collection(), why);
    }
}
