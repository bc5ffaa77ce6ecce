package io.niffler.connectors.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.niffler.config.Settings;
import io.niffler.connectors.ConnectorsSettings;
import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Where MongoDB is, and how to open a client there.
 *
 * <p>Writes are acknowledged by a majority and journaled unless the connection string asks for another
 * acknowledgement. Retryable writes
 * stay on: the driver uses them only with servers whose hello answer announces sessions, which the embedded server's
 * does not.
 *
 * @param uri connection string, secret
 * @param database name of the database
 * @param answerTimeout how long to wait for a connection and for an answer
 */
public record MongoAddress(String uri, String database, Duration answerTimeout) implements Serializable {
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

    public MongoAddress {
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(answerTimeout, "answerTimeout");
    }

    public static MongoAddress of(Settings settings) {
        return new MongoAddress(
                ConnectorsSettings.mongoUri(settings), settings.get(ConnectorsSettings.MONGO_DATABASE), ANSWER_TIMEOUT);
    }

    /** Opens a client; it connects in the background. */
    public MongoClient open() {
        ConnectionString connection = new ConnectionString(uri);
        WriteConcern durable = WriteConcern.MAJORITY.withJournal(true);
        WriteConcern asked = connection.getWriteConcern();
        int millis = (int) Math.min(answerTimeout.toMillis(), Integer.MAX_VALUE);
        return MongoClients.create(MongoClientSettings.builder()
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(millis, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket ->
                        socket.connectTimeout(millis, TimeUnit.MILLISECONDS).readTimeout(millis, TimeUnit.MILLISECONDS))
                .applyConnectionString(connection)
                .writeConcern(asked != null && asked.isAcknowledged() ? asked : durable)
                .applicationName("niffler")
                .build());
    }

    /** Without the connection string, which may hold a password. */
    @Override
    public String toString() {
        return "MongoAddress[" + database + "]";
    }
}
