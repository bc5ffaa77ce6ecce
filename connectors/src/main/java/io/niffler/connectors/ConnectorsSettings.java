package io.niffler.connectors;

import io.niffler.config.DataSize;
import io.niffler.config.Setting;
import io.niffler.config.Settings;
import io.niffler.config.SharedSettings;
import java.time.Duration;
import java.util.List;

/** The {@code mongo.} keys that sources and sinks read, and where the servers are. */
public final class ConnectorsSettings {

    public static final Setting<String> MONGO_URI = Setting.ofString(
                    "mongo.uri", "", "MongoDB connection string; empty for the embedded server")
            .asSecret();

    public static final Setting<String> MONGO_DATABASE = Setting.ofString(
                    "mongo.database", "ScannersInfo", "MongoDB database of all collections")
            .where(name -> name.matches("[A-Za-z0-9_-]{1,63}"), "write 1 to 63 letters, digits, _ or -");

    public static final Setting<Integer> MONGO_BATCH_SIZE =
            Setting.ofInt("mongo.batch-size", 500, 1, 100_000, "writes buffered before they are sent to MongoDB");

    public static final Setting<DataSize> MONGO_BATCH_BYTES =
            Setting.ofSize("mongo.batch-bytes", "8 MiB", "bytes buffered in each sink before they are sent to MongoDB");

    public static final Setting<Duration> MONGO_FLUSH_INTERVAL = Setting.ofDuration(
                    "mongo.flush-interval", "200ms", "longest time a write waits in a buffer")
            .where(interval -> !interval.isZero() && !interval.isNegative(), "write more than 0");

    public static final Setting<Duration> MONGO_RETRY_TIMEOUT = Setting.ofDuration(
            "mongo.retry-timeout", "2m", "how long to try again before the job fails and starts from its checkpoint");

    public static final List<Setting<?>> ALL = List.of(
            MONGO_URI, MONGO_DATABASE, MONGO_BATCH_SIZE, MONGO_BATCH_BYTES, MONGO_FLUSH_INTERVAL, MONGO_RETRY_TIMEOUT);

    private ConnectorsSettings() {}

    /** The addresses of Kafka, separated by commas; outside the standalone process there is none embedded. */
    public static String bootstrapServers(Settings settings) {
        List<String> servers = settings.get(SharedSettings.KAFKA_BOOTSTRAP_SERVERS);
        if (servers.isEmpty()) {
            throw settings.invalid(SharedSettings.KAFKA_BOOTSTRAP_SERVERS, "write the host:port of a Kafka broker");
        }
        return String.join(",", servers);
    }

    /** The address of MongoDB; outside the standalone process there is none embedded. */
    public static String mongoUri(Settings settings) {
        String uri = settings.get(MONGO_URI);
        if (uri.isBlank()) {
            throw settings.invalid(MONGO_URI, "write a connection string such as mongodb://host:27017");
        }
        return uri;
    }
}
