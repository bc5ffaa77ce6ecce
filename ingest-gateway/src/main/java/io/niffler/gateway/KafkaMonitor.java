package io.niffler.gateway;

import io.niffler.events.TopicAdmin;
import io.niffler.events.TopicSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the broker now and then whether it is there, and creates the topics whenever it comes up: it may come back as
 * another. Kafka need not be up when the gateway starts.
 */
final class KafkaMonitor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaMonitor.class);

    private final Admin admin;
    private final List<TopicSpec> topics;
    private final Duration timeout;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread worker = new Thread(task, "gateway-kafka-monitor");
        worker.setDaemon(true);
        return worker;
    });
    private ScheduledFuture<?> looking;
    private boolean topicsReady;
    private boolean asked;
    private volatile HealthReport.Check last = HealthReport.Check.down("not asked yet");

    /**
     * Makes a monitor; it starts with {@link #start}.
     *
     * @param config of the admin client, see {@link ProducerSettings#admin}
     * @param topics what must exist
     * @param timeout of one question
     */
    KafkaMonitor(Map<String, Object> config, List<TopicSpec> topics, Duration timeout) {
        this.admin = Admin.create(config);
        this.topics = topics;
        this.timeout = timeout;
    }

    void start(Duration interval) {
        looking = thread.scheduleWithFixedDelay(this::look, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What was found last. */
    HealthReport.Check last() {
        return last;
    }

    private void look() {
        try {
            if (!topicsReady) {
                TopicAdmin.ensure(admin, topics, timeout);
                topicsReady = true;
            }
            int brokers = admin.describeCluster()
                    .nodes()
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .size();
            found(HealthReport.Check.up(brokers + (brokers == 1 ? " broker" : " brokers")));
        } catch (ExecutionException e) {
            found(down(e.getCause()));
        } catch (TimeoutException | KafkaException e) {
            found(down(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // Anything thrown from here would end the schedule without a word.
            LOG.error("Asking for the state of Kafka failed", e);
            found(down(e));
        }
    }

    private HealthReport.Check down(Throwable cause) {
        String message = cause.getMessage();
        return HealthReport.Check.down(cause.getClass().getSimpleName() + (message == null ? "" : ": " + message));
    }

    private void found(HealthReport.Check check) {
        if (!asked || check.isDown() != last.isDown()) {
            asked = true;
            if (check.isDown()) {
                LOG.warn("Kafka is away: {}", check.detail());
                topicsReady = false;
            } else {
                LOG.info("Kafka is there: {}", check.detail());
            }
        }
        last = check;
    }

    @Override
    public void close() {
        if (looking != null) {
            looking.cancel(true);
        }
        thread.shutdownNow();
        admin.close(Duration.ofSeconds(1));
    }
}
