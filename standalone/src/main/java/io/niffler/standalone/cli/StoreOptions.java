package io.niffler.standalone.cli;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.niffler.config.Settings;
import io.niffler.config.SharedSettings;
import io.niffler.connectors.ConnectorsSettings;
import io.niffler.standalone.DataFolder;
import io.niffler.standalone.EnvironmentException;
import io.niffler.standalone.StandaloneSettings;
import io.niffler.standalone.mongo.EmbeddedMongo;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Which store is asked, for every command that reads documents: without an option that of the {@code niffler up} that runs
 * on ./niffler-data or on the default port.
 */
final class StoreOptions {
    private static final int CONNECT_SECONDS = 3;

    @Option(names = "--mongo-uri", paramLabel = "URI", description = "Ask this MongoDB.")
    private String mongoUri;

    @Mixin
    private SettingsOptions options;

    /** What is done with the database. */
    @FunctionalInterface
    interface Reading {
        void read(MongoDatabase database) throws UsageException;
    }

    /** All settings, checked for unknown keys. */
    Settings settings() throws UsageException {
        return options.settings();
    }

    /** Opens the store for a reading. */
    void read(Reading reading) throws UsageException, EnvironmentException {
        Settings settings = settings();
        String uri = uri(settings);
        try (MongoClient client = MongoClients.create(clientSettings(uri))) {
            reading.read(client.getDatabase(settings.get(ConnectorsSettings.MONGO_DATABASE)));
        } catch (MongoException e) {
            throw new EnvironmentException(
                    "No store answers at " + hosts(uri) + ": start `niffler up`, or say where it is with --data DIR,"
                            + " --config FILE or --mongo-uri URI.",
                    e);
        }
    }

    private String uri(Settings settings) throws UsageException {
        String configured = mongoUri != null ? mongoUri : settings.get(ConnectorsSettings.MONGO_URI);
        if (!configured.isBlank()) {
            return configured;
        }
        Path data = settings.get(SharedSettings.DATA);
        Optional<Path> running = DataFolder.addresses(data);
        int port = running.isPresent() && !settings.isSet(StandaloneSettings.MONGO_EMBEDDED_PORT)
                ? Settings.load(running.get(), Map.of(), Map.of()).get(StandaloneSettings.MONGO_EMBEDDED_PORT)
                : settings.get(StandaloneSettings.MONGO_EMBEDDED_PORT);
        return EmbeddedMongo.uri(port);
    }

    private static MongoClientSettings clientSettings(String uri) throws UsageException {
        try {
            return MongoClientSettings.builder()
                    .applyConnectionString(new ConnectionString(uri))
                    .applyToClusterSettings(
                            cluster -> cluster.serverSelectionTimeout(CONNECT_SECONDS, TimeUnit.SECONDS))
                    .build();
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    "The MongoDB connection string cannot be read: write one such as mongodb://localhost:27017", e);
        }
    }

    private static String hosts(String uri) {
        return String.join(",", new ConnectionString(uri).getHosts());
    }
}
