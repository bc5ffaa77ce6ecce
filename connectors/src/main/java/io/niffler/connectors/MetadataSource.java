package io.niffler.connectors;

import io.niffler.config.Settings;
import io.niffler.config.SharedSettings;
import io.niffler.events.DeadLetter;
import io.niffler.events.Topics;
import java.util.Properties;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.base.source.reader.SourceReaderOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.types.Either;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * The Flink source over {@link Topics#METADATA}: reads each record where it is and emits the result, or a {@link
 * DeadLetter} on the left. Take them apart with {@link DeadLetterRouter}.
 *
 * <p>Memory: at most three batches of values are held per task, each at most {@value #MAX_POLL_RECORDS} records and about
 * {@value #FETCH_MAX_BYTES} bytes or one record, whichever is more.
 */
public final class MetadataSource {
    static final int MAX_POLL_RECORDS = 500;
    static final int FETCH_MAX_BYTES = 16 * 1024 * 1024;
    private static final int PARTITION_FETCH_BYTES = 4 * 1024 * 1024;
    private static final long PARTITION_DISCOVERY_MILLIS = 30_000;

    private MetadataSource() {}

    /**
     * The unbounded source, without state from the oldest record that there is.
     *
     * @param groupId consumer group whose offsets are committed on checkpoints, for monitoring
     * @param stage what dead letters name as the step that gave up
     */
    public static <T> KafkaSource<Either<DeadLetter, T>> create(
            Settings settings, String groupId, String stage, MetadataParser<T> parser, TypeInformation<T> type) {
        return KafkaSource.<Either<DeadLetter, T>>builder()
                .setProperties(consumer(settings))
                .setBootstrapServers(ConnectorsSettings.bootstrapServers(settings))
                .setGroupId(groupId)
                .setClientIdPrefix(groupId)
                .setTopics(Topics.METADATA)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new MetadataDeserializer<>(stage, parser, type))
                .build();
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
