package io.niffler.connectors;

import io.niffler.config.Settings;
import io.niffler.events.DeadLetter;
import io.niffler.events.Topics;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The Flink sink into {@link Topics#DEAD_LETTERS}, at least once. */
public final class DeadLetterSink {
    private DeadLetterSink() {}

    public static KafkaSink<DeadLetter> create(Settings settings) {
        return KafkaSink.<DeadLetter>builder()
                .setBootstrapServers(ConnectorsSettings.bootstrapServers(settings))
                .setKafkaProducerConfig(KafkaProducers.deadLetters(settings))
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setRecordSerializer(new Serializer(KafkaProducers.deadLetterValueLimit(settings)))
                .build();
    }

    private static final class Serializer implements KafkaRecordSerializationSchema<DeadLetter> {
        private static final long serialVersionUID = 1;

        private final int valueLimit;

        Serializer(int valueLimit) {
            this.valueLimit = valueLimit;
        }

        @Override
        public ProducerRecord<byte[], byte[]> serialize(DeadLetter letter, KafkaSinkContext context, Long timestamp) {
            return letter.withValueUpTo(valueLimit).toRecord();
        }
    }
}
