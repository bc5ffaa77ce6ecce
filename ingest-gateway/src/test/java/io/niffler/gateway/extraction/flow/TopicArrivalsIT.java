package io.niffler.gateway.extraction.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.events.Topics;
import io.niffler.events.testing.Receipts;
import io.niffler.events.testing.TestKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicArrivalsIT {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private static ProducerRecord<String, byte[]> instance(String study, String instance) {
        return Receipts.builder()
                .study(study)
                .instance("1.2.840.10008.5.1.4.1.1.2", instance)
                .inline(3, "0".repeat(64))
                .build()
                .toRecord(new byte[] {1, 2, 3});
    }

    @Test
    void countsDifferentInstancesOfWatchedStudiesThatComeLater() throws Exception {
        try (TestKafka kafka = TestKafka.start(folder);
                Admin admin = kafka.admin();
                KafkaProducer<String, byte[]> producer = kafka.producer()) {
            admin.createTopics(List.of(new NewTopic(Topics.INSTANCES, 3, (short) 1)))
                    .all()
                    .get();
            producer.send(instance("1.1", "1.1.1")).get();
            try (TopicArrivals arrivals =
                    TopicArrivals.open(Map.of("bootstrap.servers", kafka.bootstrapServers()), LONG)) {
                arrivals.watch("1.1");
                for (String instance : new String[] {"1.1.2", "1.1.3", "1.1.2"}) {
                    producer.send(instance("1.1", instance)).get();
                }
                producer.send(new ProducerRecord<>(Topics.INSTANCES, "no headers", new byte[1]))
                        .get();
                producer.send(instance("1.2", "1.2.1")).get();
                producer.send(instance("1.1", "1.1.4")).get();
                assertThat(arrivals.await("1.1", 3, LONG)).isEqualTo(3);
                assertThat(arrivals.count("1.2")).isZero();
                assertThat(arrivals.await("1.1", 4, Duration.ofMillis(10))).isEqualTo(3);
                arrivals.forget("1.1");
                assertThat(arrivals.count("1.1")).isZero();
            }
        }
    }

    @Test
    void saysThatThereIsNoKafka() {
        assertThatThrownBy(() -> TopicArrivals.open(Map.of("bootstrap.servers", "127.0.0.1:1"), Duration.ofMillis(200)))
                .isInstanceOf(KafkaException.class);
    }
}
