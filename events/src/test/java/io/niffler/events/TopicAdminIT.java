package io.niffler.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.niffler.events.testing.Receipts;
import io.niffler.events.testing.TestKafka;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicAdminIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @TempDir
    static Path folder;

    private static TestKafka kafka;
    private static Admin admin;

    @BeforeAll
    static void start() throws IOException {
        kafka = TestKafka.start(folder);
        admin = kafka.admin();
    }

    @AfterAll
    static void stop() {
        admin.close();
        kafka.close();
    }

    private static TopicSpec spec(String name, int partitions, int maxMessageBytes) {
        return new TopicSpec(
                name, partitions, (short) 1, TopicSpec.Cleanup.DELETE, Duration.ofHours(1), -1, maxMessageBytes);
    }

    private static int partitions(String name) throws Exception {
        return admin.describeTopics(List.of(name))
                .allTopicNames()
                .get()
                .get(name)
                .partitions()
                .size();
    }

    private static String config(String name, String key) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        return admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get(key)
                .value();
    }

    @Test
    void createsTopicsThatTakeTheLargestInstanceAtOnce() throws Exception {
        TopicLayout layout = TopicLayout.ofOneBroker(2);
        TopicAdmin.ensure(admin, layout.ingest(), TIMEOUT);
        TopicAdmin.ensure(admin, layout.ingest(), TIMEOUT);

        byte[] largest = new byte[16 * 1024 * 1024];
        largest[7] = 1;
        InstanceReceived receipt = Receipts.inline(largest);
        try (KafkaProducer<String, byte[]> producer = kafka.producer()) {
            producer.send(receipt.toRecord(largest)).get();
        }
        List<ConsumerRecord<byte[], byte[]>> records = kafka.read(Topics.INSTANCES, 1);
        assertThat(records).hasSize(1);
        assertThat(InstanceReceived.from(records.get(0).headers())).isEqualTo(receipt);
        assertThat(records.get(0).value()).isEqualTo(largest);
        assertThat(partitions(Topics.METADATA)).isEqualTo(2);
        assertThat(config(Topics.DEAD_LETTERS, "retention.ms")).isEqualTo("2592000000");
    }

    @Test
    void growsPartitionsAndRecordSizeButNeverShrinksThem() throws Exception {
        TopicAdmin.ensure(admin, List.of(spec("grow", 2, 2_000_000)), TIMEOUT);
        TopicAdmin.ensure(admin, List.of(spec("grow", 4, 3_000_000)), TIMEOUT);
        assertThat(partitions("grow")).isEqualTo(4);
        assertThat(config("grow", "max.message.bytes")).isEqualTo("3000000");

        TopicAdmin.ensure(admin, List.of(spec("grow", 1, 1_000_000)), TIMEOUT);
        assertThat(partitions("grow")).isEqualTo(4);
        assertThat(config("grow", "max.message.bytes")).isEqualTo("3000000");
    }

    @Test
    void leavesRetentionAsAnOperatorSetIt() throws Exception {
        TopicAdmin.ensure(admin, List.of(spec("kept", 1, 1_000_000)), TIMEOUT);
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, "kept");
        AlterConfigOp longer = new AlterConfigOp(new ConfigEntry("retention.ms", "1234567"), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(resource, List.of(longer))).all().get();

        TopicAdmin.ensure(admin, List.of(spec("kept", 1, 1_000_000)), TIMEOUT);
        assertThat(config("kept", "retention.ms")).isEqualTo("1234567");
    }

    @Test
    void keepsTheKeysOfACompactedTopicWhereTheyAre() throws Exception {
        TopicAdmin.ensure(admin, List.of(TopicLayout.ofOneBroker(1).studies()), TIMEOUT);
        TopicAdmin.ensure(admin, List.of(TopicLayout.ofOneBroker(3).studies()), TIMEOUT);
        assertThat(partitions(Topics.STUDIES)).isEqualTo(1);
    }

    @Test
    void saysWhyItCannot() {
        TopicSpec tooManyCopies =
                new TopicSpec("x", 1, (short) 3, TopicSpec.Cleanup.DELETE, Duration.ofHours(1), -1, 1024);
        assertThatExceptionOfType(KafkaException.class)
                .isThrownBy(() -> TopicAdmin.ensure(admin, List.of(tooManyCopies), TIMEOUT))
                .withMessageContaining("replication factor");
    }
}
