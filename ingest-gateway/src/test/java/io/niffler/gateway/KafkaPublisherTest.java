package io.niffler.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class KafkaPublisherTest {
    private static final ProducerRecord<String, byte[]> RECORD = new ProducerRecord<>("topic", "key", new byte[3]);

    private final AtomicInteger settled = new AtomicInteger();
    private final AtomicBoolean unreachable = new AtomicBoolean();

    @Test
    void returnsWhenTheRecordIsAcknowledged() throws Exception {
        MockProducer<String, byte[]> producer = producer(true);
        KafkaPublisher publisher = publisher(producer, Duration.ofSeconds(30));
        publisher.publish(RECORD, settled::incrementAndGet);
        assertThat(producer.history()).containsExactly(RECORD);
        assertThat(settled).hasValue(1);
    }

    @Test
    void refusesWhatTheBrokerRefuses() throws Exception {
        MockProducer<String, byte[]> producer = producer(false);
        KafkaPublisher publisher = publisher(producer, Duration.ofSeconds(30));
        AtomicReference<Exception> outcome = new AtomicReference<>();
        Thread sender = new Thread(() -> {
            try {
                publisher.publish(RECORD, settled::incrementAndGet);
            } catch (InstanceRefusedException | InterruptedException e) {
                outcome.set(e);
            }
        });
        sender.start();
        await().until(() -> producer.errorNext(new NotLeaderOrFollowerException("no leader")));
        sender.join();
        assertThat(outcome.get())
                .isInstanceOfSatisfying(InstanceRefusedException.class, refused -> assertThat(refused.refusal())
                        .isEqualTo(Refusal.KAFKA));
        assertThat(settled).hasValue(1);
    }

    @Test
    void holdsTheBytesOfARecordThatIsLateUntilItIsSettled() {
        MockProducer<String, byte[]> producer = producer(false);
        KafkaPublisher publisher = publisher(producer, Duration.ofMillis(20));
        assertThatThrownBy(() -> publisher.publish(RECORD, settled::incrementAndGet))
                .isInstanceOf(InstanceRefusedException.class);
        assertThat(settled).as("the producer still has the bytes").hasValue(0);
        producer.completeNext();
        assertThat(settled).hasValue(1);
    }

    @Test
    void settlesWhenSendingFailsAtOnce() {
        MockProducer<String, byte[]> producer = producer(true);
        producer.sendException = new org.apache.kafka.common.KafkaException("no memory");
        KafkaPublisher publisher = publisher(producer, Duration.ofSeconds(30));
        assertThatThrownBy(() -> publisher.publish(RECORD, settled::incrementAndGet))
                .isInstanceOf(InstanceRefusedException.class);
        assertThat(settled).hasValue(1);
    }

    @Test
    void refusesAfterClose() {
        MockProducer<String, byte[]> producer = producer(true);
        KafkaPublisher publisher = publisher(producer, Duration.ofSeconds(30));
        publisher.close();
        assertThatThrownBy(() -> publisher.publish(RECORD, settled::incrementAndGet))
                .isInstanceOf(InstanceRefusedException.class);
        assertThat(settled).hasValue(1);
    }

    @Test
    void refusesSoonWhileKafkaIsKnownToBeAway() {
        MockProducer<String, byte[]> producer = producer(false);
        KafkaPublisher publisher = publisher(producer, Duration.ofDays(1));
        failOnce(producer, publisher);
        unreachable.set(true);
        assertThatThrownBy(() -> publisher.publish(RECORD, settled::incrementAndGet))
                .isInstanceOf(InstanceRefusedException.class);
        assertThat(producer.history()).as("it is sent all the same").hasSize(1);
        assertThat(settled).as("the producer still has its bytes").hasValue(1);
    }

    @Test
    void waitsAsEverOnceAnyRecordIsAcknowledged() throws Exception {
        MockProducer<String, byte[]> producer = producer(false);
        KafkaPublisher publisher = publisher(producer, Duration.ofDays(1));
        failOnce(producer, publisher);
        unreachable.set(true);
        assertThatThrownBy(() -> publisher.publish(RECORD, settled::incrementAndGet))
                .isInstanceOf(InstanceRefusedException.class);
        producer.completeNext();
        Thread sender = publishing(publisher);
        await().until(() -> sender.getState() == Thread.State.TIMED_WAITING);
        await().pollDelay(Duration.ofMillis(200)).until(sender::isAlive);
        producer.completeNext();
        sender.join();
        assertThat(settled).hasValue(3);
    }

    private void failOnce(MockProducer<String, byte[]> producer, KafkaPublisher publisher) {
        producer.sendException = new org.apache.kafka.common.KafkaException("no broker");
        assertThatThrownBy(() -> publisher.publish(RECORD, settled::incrementAndGet))
                .isInstanceOf(InstanceRefusedException.class);
        producer.sendException = null;
    }

    private Thread publishing(KafkaPublisher publisher) {
        Thread sender = new Thread(() -> {
            try {
                publisher.publish(RECORD, settled::incrementAndGet);
            } catch (InstanceRefusedException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        sender.start();
        return sender;
    }

    private static MockProducer<String, byte[]> producer(boolean autoComplete) {
        return new MockProducer<>(autoComplete, new StringSerializer(), new ByteArraySerializer());
    }

    private KafkaPublisher publisher(MockProducer<String, byte[]> producer, Duration timeout) {
        return new KafkaPublisher(
                producer,
                timeout,
                Duration.ofMillis(20),
                unreachable::get,
                new GatewayMetrics(new PrometheusRegistry()));
    }
}
