package io.niffler.gateway;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
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

/**
 * Publishes through one producer with acks=all. Logs when publishing begins to fail and when it works again.
 *
 * <p>While Kafka is known to be away a record is given only {@link #PROBE}, so that senders do not wait for nothing. It is
 * sent all the same: the first that is acknowledged shows that Kafka is back.
 */
final class KafkaPublisher implements InstancePublisher {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaPublisher.class);

    /** How long a record may take while Kafka is known to be away: enough to connect again and be acknowledged. */
    static final Duration PROBE = Duration.ofSeconds(2);

    private final Producer<String, byte[]> producer;
    private final Duration timeout;
    private final Duration probe;
    private final BooleanSupplier unreachable;
    private final GatewayMetrics metrics;
    private final AtomicBoolean failing = new AtomicBoolean();

    /**
     * Makes a publisher.
     *
     * @param config of the producer, see {@link ProducerSettings#producer}
     * @param timeout of each record
     * @param unreachable whether Kafka was away when it was last looked for
     */
    KafkaPublisher(Map<String, Object> config, Duration timeout, BooleanSupplier unreachable, GatewayMetrics metrics) {
        this(
                new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer()),
                timeout,
                PROBE,
                unreachable,
                metrics);
    }

    KafkaPublisher(
            Producer<String, byte[]> producer,
            Duration timeout,
            Duration probe,
            BooleanSupplier unreachable,
            GatewayMetrics metrics) {
        this.producer = producer;
        this.timeout = timeout;
        this.probe = probe;
        this.unreachable = unreachable;
        this.metrics = metrics;
    }

    @Override
    public void publish(ProducerRecord<String, byte[]> record, Runnable settled)
            throws InstanceRefusedException, InterruptedException {
        long started = System.nanoTime();
        try {
            Future<RecordMetadata> sent = send(record, once(settled));
            await(sent, started);
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
    }

    private void await(Future<RecordMetadata> sent, long started)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (isAway()) {
            try {
                sent.get(left(started, probe), TimeUnit.NANOSECONDS);
                return;
            } catch (TimeoutException e) {
                if (isAway()) {
                    throw e;
                }
            }
        }
        sent.get(left(started, timeout), TimeUnit.NANOSECONDS);
    }

    /** Both signs are needed: a failure alone may be one record's, and the look at Kafka is some seconds old. */
    private boolean isAway() {
        return failing.get() && unreachable.getAsBoolean();
    }

    private static long left(long started, Duration patience) {
        return Math.max(0, patience.toNanos() - (System.nanoTime() - started));
    }

    private Future<RecordMetadata> send(ProducerRecord<String, byte[]> record, Runnable settled) {
        boolean accepted = false;
        try {
            Future<RecordMetadata> sent = producer.send(record, (metadata, failure) -> {
                settled.run();
                if (failure == null) {
                    acknowledged();
                }
            });
            accepted = true;
            return sent;
        } finally {
            if (!accepted) {
                settled.run();
            }
        }
    }

    private void acknowledged() {
        if (failing.compareAndSet(true, false)) {
            LOG.info("Kafka takes instances again");
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
