package io.niffler.connectors;

import io.niffler.config.Settings;
import io.niffler.connectors.mongo.PoisonHandler;
import io.niffler.events.DeadLetter;
import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends letters to the dead-letter topic. The producer is opened with the first one: most tasks never need it. */
public final class KafkaDeadLetters implements PoisonHandler {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final Properties properties;
    private final int valueLimit;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private Producer<byte[], byte[]> producer;

    private KafkaDeadLetters(Properties properties, int valueLimit) {
        this.properties = properties;
        this.valueLimit = valueLimit;
    }

    /** Handlers for the broker of these settings. */
    public static Factory factory(Settings settings) {
        Properties properties = KafkaProducers.deadLetters(settings);
        int valueLimit = KafkaProducers.deadLetterValueLimit(settings);
        return () -> new KafkaDeadLetters(properties, valueLimit);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // The callback sees the outcome, and flush() throws it.
    public void handle(DeadLetter letter) throws IOException {
        if (producer == null) {
            producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        }
        try {
            producer.send(letter.withValueUpTo(valueLimit).toRecord(), (metadata, error) -> {
                if (error != null) {
                    failure.compareAndSet(null, error);
                }
            });
        } catch (KafkaException e) {
            throw undelivered(e);
        }
    }

    @Override
    public void flush() throws IOException {
        if (producer == null) {
            return;
        }
        producer.flush();
        Exception first = failure.get();
        if (first != null) {
            throw undelivered(first);
        }
    }

    private static IOException undelivered(Exception why) {
        return new IOException("A dead letter could not be delivered to Kafka.", why);
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(CLOSE_TIMEOUT);
        }
    }
}
