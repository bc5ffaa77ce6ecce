package io.niffler.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.niffler.config.ConfigException;
import io.niffler.config.Settings;
import io.niffler.events.TopicSpec;
import io.niffler.events.Topics;
import io.niffler.events.testing.TestKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaTopicsIT {
    @TempDir
    private Path folder;

    @Test
    void aFreshBrokerGetsTheTopicsAndAnAbsentOneIsNamed() throws Exception {
        Settings settings;
        List<TopicSpec> topics;
        try (TestKafka kafka = TestKafka.start(folder);
                Admin admin = kafka.admin()) {
            settings = Settings.of(Map.of(
                    "kafka.bootstrap-servers", kafka.bootstrapServers(),
                    "kafka.topics.partitions", "3",
                    "kafka.producer.linger.ms", "7"));
            topics = KafkaTopics.layout(settings).ingest();
            for (int time = 0; time < 2; time++) {
                KafkaTopics.ensure(settings, topics);
                assertThat(admin.listTopics().names().get())
                        .contains(Topics.INSTANCES, Topics.METADATA, Topics.DEAD_LETTERS);
            }
            assertThat(admin.describeTopics(List.of(Topics.METADATA))
                            .allTopicNames()
                            .get()
                            .get(Topics.METADATA)
                            .partitions())
                    .hasSize(3);
        }
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> KafkaTopics.ensure(settings, topics, Duration.ofMillis(500)))
                .withMessageContaining("kafka.bootstrap-servers")
                .withMessageContaining(Topics.METADATA);
    }
}
