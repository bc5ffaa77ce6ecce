package io.niffler.connectors;

import io.niffler.config.Settings;
import io.niffler.events.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The Flink sink into {@link Topics#METADATA}, at least once. */
public final class MetadataSink {
    private MetadataSink() {}

    public static KafkaSink<MetadataMessage> create(Settings settings) {
        return KafkaSink.<MetadataMessage>builder()
                .setBootstrapServers(ConnectorsSettings.bootstrapServers(settings))
                .setKafkaProducerConfig(KafkaProducers.metadata(settings))
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setRecordSerializer(new Serializer())
                .build();
    }

    private static final class Serializer implements KafkaRecordSerializationSchema<MetadataMessage> {
        private static final long serialVersionUID = 1;

        @Override
        public ProducerRecord<byte[], byte[]> serialize(
                MetadataMessage message, KafkaSinkContext context, Long timestamp) {
            return new ProducerRecord<>(
                    Topics.METADATA, message.seriesInstanceUid().getBytes(StandardCharsets.UTF_8), message.json());
        }
    }
}
