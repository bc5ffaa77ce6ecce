package io.niffler.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.niffler.config.Settings;
import io.niffler.connectors.mongo.PoisonHandler;
import io.niffler.events.DeadLetter;
import io.niffler.events.DeadLetterReason;
import io.niffler.events.TopicAdmin;
import io.niffler.events.TopicLayout;
import io.niffler.events.Topics;
import io.niffler.events.testing.TestKafka;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaDeadLettersIT {
    @TempDir
    Path folder;

    private TestKafka kafka;
    private Settings settings;

    @BeforeEach
    void start() throws IOException {
        kafka = TestKafka.start(folder);
        try (Admin admin = kafka.admin()) {
            TopicAdmin.ensure(admin, TopicLayout.ofOneBroker(1).ingest(), Duration.ofSeconds(30));
        }
        settings = Settings.of(Map.of("kafka.bootstrap-servers", kafka.bootstrapServers()));
    }

    @AfterEach
    void stop() {
        kafka.close();
    }

    private static DeadLetter letter(int valueLength) {
        return new DeadLetter(
                DeadLetterReason.DOCUMENT_REJECTED,
                "mongo-sink",
                1,
                null,
                null,
                new String[0],
                new byte[0][],
                new byte[valueLength]);
    }

    @Test
    void aLetterIsThereWhenTheFlushReturnsHoweverLargeItWas() throws Exception {
        try (PoisonHandler letters = KafkaDeadLetters.factory(settings).open()) {
            letters.flush();
            letters.handle(letter(16 * 1024 * 1024));
            letters.handle(letter(64 * 1024 * 1024));
            letters.flush();
        }
        assertThat(kafka.read(Topics.DEAD_LETTERS, 2))
                .extracting(record -> record.serializedValueSize())
                .containsExactly(16 * 1024 * 1024, -1);
    }

    @Test
    void aLetterThatCannotBeDeliveredFailsTheFlush() throws Exception {
        Settings impatient = settings.with("kafka.producer.request.timeout.ms", "1000")
                .with("kafka.producer.delivery.timeout.ms", "4000")
                .with("kafka.producer.max.block.ms", "30000");
        try (PoisonHandler letters = KafkaDeadLetters.factory(impatient).open()) {
            letters.handle(letter(1));
            letters.flush();
            kafka.stop();
            letters.handle(letter(2));
            assertThatExceptionOfType(IOException.class).isThrownBy(letters::flush);
        }
    }
}
