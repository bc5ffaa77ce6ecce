package io.niffler.connectors;

import io.niffler.config.DataSize;
import io.niffler.config.Setting;
import io.niffler.config.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The {@code kafka.}, {@code mongo.} and {@code blobs.} keys that sources and sinks read. */
public final class ConnectorsSettings {

    public static final Setting<Path> DATA =
            Setting.ofPath("data", "./niffler-data", "folder of all data kept on this machine");

    public static final Setting<String> KAFKA_BOOTSTRAP_SERVERS = Setting.ofString(
            "kafka.bootstrap-servers", "", "host:port of one or more Kafka brokers; empty for the embedded one");

    public static final Setting<Map<String, String>> KAFKA_CONSUMER =
            Setting.ofMap("kafka.consumer", "Kafka consumer properties, handed on as they are");

    public static final Setting<Map<String, String>> KAFKA_PRODUCER =
            Setting.ofMap("kafka.producer", "Kafka producer properties, handed on as they are");

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

    public static final Setting<String> BLOBS_URI = Setting.ofString(
            "blobs.uri", "", "where instances above the inline limit are kept; empty for blobs below the data folder");

    public static final Setting<DataSize> INLINE_LIMIT = Setting.ofSize(
            "gateway.inline-limit", "16 MiB", "larger instances go to the blob store instead of into Kafka records");

    public static final List<Setting<?>> ALL = List.of(
            DATA,
            KAFKA_BOOTSTRAP_SERVERS,
            KAFKA_CONSUMER,
            KAFKA_PRODUCER,
            MONGO_URI,
            MONGO_DATABASE,
            MONGO_BATCH_SIZE,
            MONGO_BATCH_BYTES,
            MONGO_FLUSH_INTERVAL,
            MONGO_RETRY_TIMEOUT,
            BLOBS_URI,
            INLINE_LIMIT);

    private ConnectorsSettings() {}

    /** The address of Kafka; outside the standalone process there is none embedded. */
    public static String bootstrapServers(Settings settings) {
        return required(settings, KAFKA_BOOTSTRAP_SERVERS, "write the host:port of a Kafka broker");
    }

    /** The address of MongoDB; outside the standalone process there is none embedded. */
    public static String mongoUri(Settings settings) {
        return required(settings, MONGO_URI, "write a connection string such as mongodb://host:27017");
    }

    private static String required(Settings settings, Setting<String> setting, String remedy) {
        String value = settings.get(setting);
        if (value.isBlank()) {
            throw settings.invalid(setting, remedy);
        }
        return value;
    }

    /** The URI of the blob store. */
    public static String blobsUri(Settings settings) {
        String uri = settings.get(BLOBS_URI);
        return uri.isBlank()
                ? settings.get(DATA)
                        .toAbsolutePath()
                        .normalize()
                        .resolve("blobs")
                        .toUri()
                        .toString()
                : uri;
    }
}
