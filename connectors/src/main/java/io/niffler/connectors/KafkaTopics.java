package io.niffler.connectors;

import io.niffler.config.ConfigException;
import io.niffler.config.Settings;
import io.niffler.config.SharedSettings;
import io.niffler.events.TopicAdmin;
import io.niffler.events.TopicLayout;
import io.niffler.events.TopicSpec;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topics as the settings want them. */
public final class KafkaTopics {
    private static final Logger log = LoggerFactory.getLogger(KafkaTopics.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private KafkaTopics() {}

    /** The layout that the {@code kafka.topics.} keys and the inline limit ask for. */
    public static TopicLayout layout(Settings settings) {
        long bytes = settings.get(SharedSettings.KAFKA_INSTANCES_RETENTION_SIZE).bytes();
        return new TopicLayout(
                settings.get(SharedSettings.KAFKA_TOPICS_PARTITIONS),
                settings.get(SharedSettings.KAFKA_TOPICS_REPLICATION).shortValue(),
                settings.get(SharedSettings.INLINE_LIMIT).toIntBytes(),
                settings.get(SharedSettings.KAFKA_INSTANCES_RETENTION),
                bytes == 0 ? -1 : bytes);
    }

    /**
     * Creates the topics that are missing and enlarges those that are too small. A user that may not do so goes on with
     * the topics that others have made.
     *
     * @throws ConfigException when no broker can be used
     */
    public static void ensure(Settings settings, Collection<TopicSpec> topics) {
        ensure(settings, topics, TIMEOUT);
    }

    static void ensure(Settings settings, Collection<TopicSpec> topics, Duration timeout) {
        String names = topics.stream().map(TopicSpec::name).collect(Collectors.joining(", "));
        try (Admin admin = Admin.create(admin(settings, timeout))) {
            TopicAdmin.ensure(admin, topics, timeout);
        } catch (AuthorizationException e) {
            log.warn(
                    "Kafka does not let this user look after the topics {}; they must exist: {}",
                    names,
                    e.getMessage());
        } catch (KafkaException e) {
            throw settings.invalid(
                    SharedSettings.KAFKA_BOOTSTRAP_SERVERS,
                    "the topics " + names + " cannot be had there (" + e.getMessage()
                            + "): start the broker, correct the address, or create them by hand");
        }
    }

    /** What an admin client needs: the producer's settings hold the security ones. */
    private static Map<String, Object> admin(Settings settings, Duration timeout) {
        Map<String, Object> properties = new HashMap<>();
        settings.get(SharedSettings.KAFKA_PRODUCER).forEach((key, value) -> {
            if (AdminClientConfig.configNames().contains(key)) {
                properties.put(key, value);
            }
        });
        properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, ConnectorsSettings.bootstrapServers(settings));
        String millis = Long.toString(timeout.toMillis());
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        return properties;
    }
}
