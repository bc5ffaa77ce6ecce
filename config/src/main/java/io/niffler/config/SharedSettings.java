package io.niffler.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The keys that several processes read: where the data folder, Kafka and the blob store are, and what topics are like. */
public final class SharedSettings {
    /** Well below the 100 MiB that Kafka brokers take as one request unless told otherwise. */
    private static final long MAX_INLINE_BYTES = 64L << 20;

    /** The header of nearly every instance fits: an instance must be identified before it is given to the blob store. */
    private static final long MIN_INLINE_BYTES = 64L << 10;

    public static final Setting<Path> DATA =
            Setting.ofPath("data", "./niffler-data", "folder for everything that is kept on this machine");

    public static final Setting<String> DICOM_NETWORK =
            Setting.ofString("dicom.network", "niffler", "the DICOM network implementation, by name");

    public static final Setting<List<String>> KAFKA_BOOTSTRAP_SERVERS = Setting.ofList(
            "kafka.bootstrap-servers", "", "host:port of one or more brokers; empty for the embedded broker");

    public static final Setting<Integer> KAFKA_TOPICS_REPLICATION =
            Setting.ofInt("kafka.topics.replication", 1, 1, 100, "replicas of topics that are created");

    public static final Setting<Integer> KAFKA_TOPICS_PARTITIONS =
            Setting.ofInt("kafka.topics.partitions", 4, 1, 10_000, "partitions of topics that are created");

    public static final Setting<Duration> KAFKA_INSTANCES_RETENTION = Setting.ofDuration(
                    "kafka.topics.instances-retention", "24h", "how long the topic of instances keeps them")
            .where(retention -> retention.toMinutes() >= 1, "write at least 1m");

    public static final Setting<DataSize> KAFKA_INSTANCES_RETENTION_SIZE = Setting.ofSize(
            "kafka.topics.instances-retention-size", "0", "bytes kept per partition of that topic; 0 for no bound");

    public static final Setting<Map<String, String>> KAFKA_PRODUCER =
            Setting.ofMap("kafka.producer", "handed to every Kafka producer and admin client, for example security");

    public static final Setting<Map<String, String>> KAFKA_CONSUMER =
            Setting.ofMap("kafka.consumer", "handed to every Kafka consumer, for example security");

    /** Read it with {@link #blobsUri}, which fills in the default. */
    public static final Setting<String> BLOBS_URI =
            Setting.ofString("blobs.uri", "", "where instances above the inline limit go; empty for file:<data>/blobs");

    /** What the gateway puts into a record at most; topics and those who write dead letters must leave room for it. */
    public static final Setting<DataSize> INLINE_LIMIT = Setting.ofSize(
                    "gateway.inline-limit",
                    "16 MiB",
                    "larger instances go to the blob store, with a reference in Kafka")
            .where(
                    size -> size.bytes() >= MIN_INLINE_BYTES && size.bytes() <= MAX_INLINE_BYTES,
                    "write a size from 64 KiB to 64 MiB");

    public static final List<Setting<?>> ALL = List.of(
            DATA,
            DICOM_NETWORK,
            KAFKA_BOOTSTRAP_SERVERS,
            KAFKA_TOPICS_REPLICATION,
            KAFKA_TOPICS_PARTITIONS,
            KAFKA_INSTANCES_RETENTION,
            KAFKA_INSTANCES_RETENTION_SIZE,
            KAFKA_PRODUCER,
            KAFKA_CONSUMER,
            BLOBS_URI,
            INLINE_LIMIT);

    private SharedSettings() {}

    /**
     * The root of the blob store; {@code blobs} in the data folder unless configured.
     *
     * @throws ConfigException when it is not an absolute URI
     */
    public static URI blobsUri(Settings settings) {
        String text = settings.get(BLOBS_URI);
        if (text.isEmpty()) {
            return settings.get(DATA)
                    .resolve("blobs")
                    .toAbsolutePath()
                    .normalize()
                    .toUri();
        }
        try {
            URI uri = URI.create(text);
            if (uri.isAbsolute()) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw settings.invalid(BLOBS_URI, "write a URI such as file:///var/lib/niffler/blobs");
        }
        throw settings.invalid(BLOBS_URI, "write a URI such as file:///var/lib/niffler/blobs");
    }
}
