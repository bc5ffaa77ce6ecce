package io.niffler.connectors;

import io.niffler.config.Settings;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The Flink sink into a topic of JSON values, at least once. */
public final class JsonSink {
    private JsonSink() {}

    /** The sink into {@code topic}, one of {@link io.niffler.events.Topics}. */
    public static KafkaSink<JsonMessage> create(Settings settings, String topic) {
        return KafkaSink.<JsonMessage>builder()
                .setBootstrapServers(ConnectorsSettings.bootstrapServers(settings))
                .setKafkaProducerConfig(KafkaProducers.json(settings))
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setRecordSerializer(new Serializer(topic))
                .build();
    }

    private static final class Serializer implements KafkaRecordSerializationSchema<JsonMessage> {
        private static final long serialVersionUID = 1;

        private final String topic;

        Serializer(String topic) {
            this.topic = topic;
        }

        @Override
        public ProducerRecord<byte[], byte[]> serialize(JsonMessage message, KafkaSinkContext context, Long timestamp) {
            return new ProducerRecord<>(topic, message.key().getBytes(StandardCharsets.UTF_8), message.json());
        }
    }
}
