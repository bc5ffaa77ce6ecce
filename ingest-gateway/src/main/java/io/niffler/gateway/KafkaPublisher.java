package io.niffler.gateway;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes through one producer with acks=all. Logs when publishing begins to fail and when it works again. */
final class KafkaPublisher implements InstancePublisher {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaPublisher.class);

    private final Producer<String, byte[]> producer;
    private final Duration timeout;
    private final GatewayMetrics metrics;
    private final AtomicBoolean failing = new AtomicBoolean();

    KafkaPublisher(Map<String, Object> config, Duration timeout, GatewayMetrics metrics) {
        this(new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer()), timeout, metrics);
    }

    KafkaPublisher(Producer<String, byte[]> producer, Duration timeout, GatewayMetrics metrics) {
        this.producer = producer;
        this.timeout = timeout;
        this.metrics = metrics;
    }

    @Override
    public void publish(ProducerRecord<String, byte[]> record, Runnable settled)
            throws InstanceRefusedException, InterruptedException {
        long started = System.nanoTime();
        try {
            Future<RecordMetadata> sent = send(record, once(settled));
            long left = timeout.toNanos() - (System.nanoTime() - started);
            sent.get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw refused(e.getCause());
        } catch (InterruptException e) {
            // Kafka sets the flag as well as throwing; the caller is told by the checked exception alone.
            Thread.interrupted();
            throw (InterruptedException) new InterruptedException("interrupted while publishing").initCause(e);
        } catch (TimeoutException | KafkaException | IllegalStateException e) {
            throw refused(e);
        }
        metrics.published(System.nanoTime() - started);
        if (failing.compareAndSet(true, false)) {
            LOG.info("Kafka takes instances again");
        }
    }

    private Future<RecordMetadata> send(ProducerRecord<String, byte[]> record, Runnable settled) {
        boolean accepted = false;
        try {
            Future<RecordMetadata> sent = producer.send(record, (metadata, failure) -> settled.run());
            accepted = true;
            return sent;
        } finally {
            if (!accepted) {
                settled.run();
            }
        }
    }

    private static Runnable once(Runnable settled) {
        AtomicBoolean done = new AtomicBoolean();
        return () -> {
            if (done.compareAndSet(false, true)) {
                settled.run();
            }
        };
    }

    private InstanceRefusedException refused(Throwable cause) {
        metrics.publishFailed();
        if (failing.compareAndSet(false, true)) {
            LOG.warn(
                    "Kafka does not take instances ({}: {}); they are answered 0xA700 until it does",
                    cause.getClass().getSimpleName(),
                    cause.getMessage());
        }
        return new InstanceRefusedException(Refusal.KAFKA, cause);
    }

    @Override
    public void close() {
        producer.close(timeout);
    }
}
