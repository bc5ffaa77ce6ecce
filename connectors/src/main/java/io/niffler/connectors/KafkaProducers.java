package io.niffler.connectors;

import io.niffler.config.Settings;
import io.niffler.config.SharedSettings;
import io.niffler.events.TopicLayout;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Producer properties of the sinks. */
final class KafkaProducers {
    private KafkaProducers() {}

    /**
     * Durable, idempotent and with room for the largest record, whatever else is configured.
     *
     * @param maxRecordBytes largest record to be sent
     */
    static Properties properties(Settings settings, int maxRecordBytes) {
        Properties properties = new Properties();
        properties.put(ProducerConfig.LINGER_MS_CONFIG, "5");
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(256 * 1024));
        properties.putAll(settings.get(SharedSettings.KAFKA_PRODUCER));
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, ConnectorsSettings.bootstrapServers(settings));
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, Long.toString(2L * maxRecordBytes));
        // A record that the client does not take would fail the job again after each restart.
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(maxRecordBytes));
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        return properties;
    }

    /** JSON compresses tenfold. */
    static Properties json(Settings settings) {
        Properties properties = properties(settings, TopicLayout.METADATA_LIMIT + TopicLayout.RECORD_OVERHEAD);
        properties.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return properties;
    }

    /** Dead letters carry whole instances, which do not compress. */
    static Properties deadLetters(Settings settings) {
        return properties(settings, TopicLayout.deadLetterLimit(inlineLimit(settings)));
    }

    /** Largest value a dead letter may have, in bytes. */
    static int deadLetterValueLimit(Settings settings) {
        return TopicLayout.deadLetterLimit(inlineLimit(settings)) - TopicLayout.RECORD_OVERHEAD;
    }

    private static int inlineLimit(Settings settings) {
        return settings.get(SharedSettings.INLINE_LIMIT).toIntBytes();
    }
}
