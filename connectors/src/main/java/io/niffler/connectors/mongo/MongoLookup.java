package io.niffler.connectors.mongo;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.niffler.config.Settings;
import io.niffler.connectors.ConnectorsSettings;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;

/**
 * {@link DocumentLookup} in MongoDB. Reads from the primary, so that it sees what the sink has written. Connects on
 * first use, and tries again as the sink does while the server is away.
 */
public final class MongoLookup implements DocumentLookup {
    private final MongoAddress address;
    private final Retry retry;
    private MongoClient client;

    MongoLookup(MongoAddress address, Retry retry) {
        this.address = address;
        this.retry = retry;
    }

    /** The lookup in the database of these settings. */
    public static Factory factory(Settings settings) {
        MongoAddress address = MongoAddress.of(settings);
        RetryPolicy policy = RetryPolicy.upTo(settings.get(ConnectorsSettings.MONGO_RETRY_TIMEOUT));
        return () -> new MongoLookup(address, new Retry(policy));
    }

    @Override
    public Optional<BsonDocument> find(String collection, String id) {
        return retry.call("lookup in " + collection, () -> findOnce(collection, id));
    }

    private Optional<BsonDocument> findOnce(String collection, String id) {
        BsonDocument found = database()
                .getCollection(collection, BsonDocument.class)
                .find(new BsonDocument("_id", new BsonString(id)))
                .maxTime(address.answerTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .limit(1)
                .first();
        return Optional.ofNullable(found);
    }

    @Override
    public Map<String, BsonDocument> findAll(String collection, Collection<String> ids) {
        return ids.isEmpty() ? Map.of() : retry.call("lookup in " + collection, () -> findAllOnce(collection, ids));
    }

    private Map<String, BsonDocument> findAllOnce(String collection, Collection<String> ids) {
        BsonArray wanted = new BsonArray(ids.size());
        ids.forEach(id -> wanted.add(new BsonString(id)));
        Map<String, BsonDocument> found = new HashMap<>();
        database()
                .getCollection(collection, BsonDocument.class)
                .find(new BsonDocument("_id", new BsonDocument("$in", wanted)))
                .maxTime(address.answerTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .forEach(document -> found.put(document.getString("_id").getValue(), document));
        return found;
    }

    private MongoDatabase database() {
        if (client == null) {
            client = address.open();
        }
        return client.getDatabase(address.database())
                .withReadPreference(ReadPreference.primary())
                .withReadConcern(ReadConcern.DEFAULT);
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
            client = null;
        }
    }
}
