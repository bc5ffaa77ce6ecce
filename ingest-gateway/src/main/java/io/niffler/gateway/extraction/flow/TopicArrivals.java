package io.niffler.gateway.extraction.flow;

import io.niffler.events.BadRecordException;
import io.niffler.events.InstanceReceived;
import io.niffler.events.Topics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what the gateway writes to {@link Topics#INSTANCES}, whichever gateway it is: what stands there is durable. Reads from the end
 * that the topic has when it is opened, headers only. Survives that Kafka is away.
 */
public final class TopicArrivals implements Arrivals {
    private static final Logger LOG = LoggerFactory.getLogger(TopicArrivals.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final long END_MILLIS = 10_000;

    private final CountedArrivals counted = new CountedArrivals();
    private final KafkaConsumer<Void, Void> consumer;
    private final Thread reader = new Thread(this::read, "extract-arrivals");
    private volatile boolean closed;

    private TopicArrivals(KafkaConsumer<Void, Void> consumer) {
        this.consumer = consumer;
    }

    /**
     * Begins to count.
     *
     * @param properties of the consumer, the brokers among them
     * @param limit how long the brokers may take to say where the topic ends
     * @throws KafkaException when they do not, or there is no such topic
     */
    public static TopicArrivals open(Map<String, String> properties, Duration limit) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        KafkaConsumer<Void, Void> consumer = new KafkaConsumer<>(all, new NotRead(), new NotRead());
        try {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.INSTANCES, limit).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw new KafkaException("there is no topic " + Topics.INSTANCES);
            }
            consumer.assign(partitions);
            consumer.endOffsets(partitions, limit).forEach(consumer::seek);
        } catch (RuntimeException e) {
            consumer.close(Duration.ZERO);
            throw e;
        }
        TopicArrivals arrivals = new TopicArrivals(consumer);
        arrivals.reader.setDaemon(true);
        arrivals.reader.start();
        return arrivals;
    }

    private void read() {
        try (consumer) {
            while (!closed) {
                for (ConsumerRecord<Void, Void> record : consumer.poll(POLL)) {
                    count(record);
                }
            }
        } catch (WakeupException e) {
            LOG.debug("No longer counting arrivals");
        } catch (KafkaException e) {
            LOG.error("Arrivals cannot be counted any more", e);
        }
    }

    private void count(ConsumerRecord<Void, Void> record) {
        try {
            InstanceReceived received = InstanceReceived.from(record.headers());
            if (counted.isWatched(received.studyInstanceUid())) {
                counted.received(received.size());
            }
            counted.arrived(received.studyInstanceUid(), received.sopInstanceUid());
        } catch (BadRecordException e) {
            LOG.debug("Not of the gateway: {}", e.reason());
        }
    }

    @Override
    public void watch(String studyInstanceUid) {
        counted.watch(studyInstanceUid);
    }

    @Override
    public int count(String studyInstanceUid) {
        return counted.count(studyInstanceUid);
    }

    @Override
    public int await(String studyInstanceUid, int instances, Duration limit) throws InterruptedException {
        return counted.await(studyInstanceUid, instances, limit);
    }

    @Override
    public void forget(String studyInstanceUid) {
        counted.forget(studyInstanceUid);
    }

    @Override
    public ArrivalTotals totals() {
        return counted.totals();
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            reader.join(END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Passes over keys and values, which are whole files, without copying them. */
    private static final class NotRead implements Deserializer<Void> {
        @Override
        public Void deserialize(String topic, byte[] data) {
            return null;
        }

        @Override
        public Void deserialize(String topic, Headers headers, ByteBuffer data) {
            return null;
        }
    }
}
