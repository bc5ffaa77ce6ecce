package io.niffler.standalone.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.niffler.standalone.ChildJvm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {
    private static final TopicPartition PARTITION = new TopicPartition("t", 0);

    @TempDir
    Path temp;

    @Test
    void keepsTopicsAndRecordsOverACleanStop() throws Exception {
        String id;
        try (EmbeddedKafka kafka = EmbeddedKafka.start(temp, 0)) {
            create(kafka.bootstrapServers());
            produce(kafka.bootstrapServers(), 10);
            id = Files.readString(temp.resolve("cluster-id"));
        }
        try (EmbeddedKafka kafka = EmbeddedKafka.start(temp, 0)) {
            assertThat(records(kafka.bootstrapServers())).isEqualTo(10);
        }
        assertThat(Files.readString(temp.resolve("cluster-id"))).isEqualTo(id);
    }

    @Test
    void keepsAcknowledgedRecordsOverAKillAndIsBackSoon() throws Exception {
        Path output = temp.resolve("child.out");
        Path folder = temp.resolve("kafka");
        try (ChildJvm child = ChildJvm.start(output, KafkaChild.class.getName(), List.of(folder.toString()))) {
            await().atMost(Duration.ofSeconds(60)).until(() -> child.output().contains(";"));
            String servers = child.output().replaceAll("(?s).*kafka=(.*);.*", "$1");
            create(servers);
            produce(servers, 100);
            child.kill();
        }
        long start = System.nanoTime();
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
            assertThat(records(kafka.bootstrapServers())).isEqualTo(100);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
        }
    }

    private static void create(String servers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(List.of(new NewTopic(PARTITION.topic(), 1, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    private static void produce(String servers, int count) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < count; i++) {
                byte[] value = Integer.toString(i).getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>(PARTITION.topic(), value)).get(30, TimeUnit.SECONDS);
            }
        }
    }

    private static int records(String servers) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            long end = consumer.endOffsets(List.of(PARTITION)).get(PARTITION);
            int count = 0;
            while (consumer.position(PARTITION) < end) {
                count += consumer.poll(Duration.ofMillis(500)).count();
            }
            return count;
        }
    }
}
