package io.niffler.connectors;

import io.niffler.config.Settings;
import io.niffler.config.SharedSettings;
import io.niffler.events.DeadLetter;
import io.niffler.events.Topics;
import java.util.Properties;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.base.source.reader.SourceReaderOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.types.Either;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/**
 * The Flink source over {@link Topics#INSTANCES}: parses each record where it is read and emits the result, or a
 * {@link DeadLetter} on the left. Take them apart with {@link DeadLetterRouter}.
 *
 * <p>Memory: at most three batches of values are held per task (in the client, handed over, being parsed), each at most
 * {@value #MAX_POLL_RECORDS} records and about {@value #FETCH_MAX_BYTES} bytes or one record, whichever is more.
 */
public final class InstanceSource {
    static final int MAX_POLL_RECORDS = 32;
    static final int FETCH_MAX_BYTES = 32 * 1024 * 1024;
    private static final int PARTITION_FETCH_BYTES = 8 * 1024 * 1024;
    private static final long PARTITION_DISCOVERY_MILLIS = 30_000;

    private InstanceSource() {}

    /** The unbounded source, from the group's committed offsets or else from the beginning. */
    public static <T> KafkaSource<Either<DeadLetter, T>> create(
            Settings settings, String groupId, String stage, InstanceParser<T> parser, TypeInformation<T> type) {
        return builder(settings, groupId, stage, parser, type).build();
    }

    /**
     * The same source, for changes such as other starting offsets or an end.
     *
     * @param groupId consumer group whose offsets are committed on checkpoints, for monitoring and for a start without
     *     a checkpoint
     * @param stage what dead letters name as the step that gave up
     */
    public static <T> KafkaSourceBuilder<Either<DeadLetter, T>> builder(
            Settings settings, String groupId, String stage, InstanceParser<T> parser, TypeInformation<T> type) {
        return splitting(settings, groupId, stage, InstanceSplitter.of(parser), type);
    }

    /** The same source with any number of results for each record. */
    public static <T> KafkaSourceBuilder<Either<DeadLetter, T>> splitting(
            Settings settings, String groupId, String stage, InstanceSplitter<T> splitter, TypeInformation<T> type) {
        String blobsUri = SharedSettings.blobsUri(settings).toString();
        return KafkaSource.<Either<DeadLetter, T>>builder()
                .setProperties(consumer(settings))
                .setBootstrapServers(ConnectorsSettings.bootstrapServers(settings))
                .setGroupId(groupId)
                .setClientIdPrefix(groupId)
                .setTopics(Topics.INSTANCES)
                .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                .setDeserializer(new InstanceDeserializer<>(stage, splitter, type, blobsUri));
    }

    private static Properties consumer(Settings settings) {
        Properties properties = new Properties();
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(MAX_POLL_RECORDS));
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, Integer.toString(FETCH_MAX_BYTES));
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Integer.toString(PARTITION_FETCH_BYTES));
        properties.put(SourceReaderOptions.ELEMENT_QUEUE_CAPACITY.key(), "1");
        properties.put(
                KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(), Long.toString(PARTITION_DISCOVERY_MILLIS));
        properties.putAll(settings.get(SharedSettings.KAFKA_CONSUMER));
        return properties;
    }
}
