package io.niffler.connectors.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** A server speaking the MongoDB wire protocol, with a client beside the one under test. */
final class TestMongo implements AutoCloseable {
    static final String DATABASE = "ScannersInfo";

    private final MongoServer server = new MongoServer(new OneCommandAtATime());
    private final InetSocketAddress address = server.bind();
    private final MongoClient client = MongoClients.create(uri(address));

    static String uri(InetSocketAddress address) {
        return "mongodb://127.0.0.1:" + address.getPort();
    }

    InetSocketAddress socketAddress() {
        return address;
    }

    MongoAddress address() {
        return address(address);
    }

    /** The database behind another socket, such as a proxy's. */
    static MongoAddress address(InetSocketAddress through) {
        return new MongoAddress(uri(through), DATABASE, Duration.ofSeconds(2));
    }

    MongoDatabase database() {
        return client.getDatabase(DATABASE);
    }

    /** The stored document, null if there is none. */
    BsonDocument find(String collection, String id) {
        return database()
                .getCollection(collection, BsonDocument.class)
                .find(new BsonDocument("_id", new BsonString(id)))
                .first();
    }

    long count(String collection) {
        return database().getCollection(collection).countDocuments();
    }

    @Override
    public void close() {
        client.close();
        server.shutdownNow();
    }
}
