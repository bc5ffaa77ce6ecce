package io.niffler.gateway;

import io.niffler.config.Settings;
import io.niffler.config.SharedSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Configures Kafka's clients from our limits. */
final class ProducerSettings {
    /** Small enough that a record alone in its batch wastes little, in bytes. */
    private static final int BATCH_SIZE = 64 << 10;

    /** The system's choice: it lets the buffer grow beyond what it allows to be asked for, and large records leave in fewer calls. */
    private static final int SEND_BUFFER = CommonClientConfigs.SEND_BUFFER_LOWER_BOUND;

    private static final Duration SHORTEST_REQUEST = Duration.ofMillis(50);

    private ProducerSettings() {}

    /** Of the producer of instances. What durability rests on is not left to the pass-through keys. */
    static Map<String, Object> producer(Settings settings) {
        Duration publish = settings.get(GatewaySettings.PUBLISH_TIMEOUT);
        Duration half = publish.dividedBy(2);
        Map<String, Object> config = new HashMap<>();
        config.put(ProducerConfig.LINGER_MS_CONFIG, "0");
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(BATCH_SIZE));
        // Pixel data is compressed already, or too dense to be worth the time between the socket and the answer.
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
        config.put(ProducerConfig.SEND_BUFFER_CONFIG, Integer.toString(SEND_BUFFER));
        config.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "500");
        config.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, "3600000");
        config.putAll(settings.get(SharedSettings.KAFKA_PRODUCER));
        config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(settings));
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        // The send blocks only as long as the producer has never reached Kafka: its buffer holds all that is in flight.
        config.put(
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                Long.toString(Math.min(half.toMillis(), KafkaPublisher.PROBE.toMillis())));
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Long.toString(requestTimeout(half)));
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Long.toString(publish.toMillis()));
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(GatewaySettings.largestRequest(settings)));
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, Long.toString(GatewaySettings.producerBuffer(settings)));
        return config;
    }

    private static long requestTimeout(Duration most) {
        return Math.max(SHORTEST_REQUEST.toMillis(), most.toMillis() - 1);
    }

    /** Of the client that watches the broker and creates topics; shares security with the producer. */
    static Map<String, Object> admin(Settings settings, Duration timeout) {
        Map<String, Object> config = new HashMap<>();
        settings.get(SharedSettings.KAFKA_PRODUCER).forEach((key, value) -> {
            if (AdminClientConfig.configNames().contains(key)) {
                config.put(key, value);
            }
        });
        String millis = Long.toString(timeout.toMillis());
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(settings));
        config.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, millis);
        config.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        config.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, "1000");
        return config;
    }

    private static String bootstrapServers(Settings settings) {
        List<String> servers = settings.get(SharedSettings.KAFKA_BOOTSTRAP_SERVERS);
        if (servers.isEmpty()) {
            throw settings.invalid(
                    SharedSettings.KAFKA_BOOTSTRAP_SERVERS, "write host:port of a broker, such as localhost:9092");
        }
        return String.join(",", servers);
    }
}
