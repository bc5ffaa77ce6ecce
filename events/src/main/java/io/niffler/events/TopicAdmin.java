package io.niffler.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings topics to their layout. Never makes less of a topic that exists: partitions and record size only grow, and
 * retention is left as an operator has set it.
 */
public final class TopicAdmin {
    private static final Logger log = LoggerFactory.getLogger(TopicAdmin.class);
    private static final long POLL_MILLIS = 50;

    private final Admin admin;
    private final long deadlineNanos;

    private TopicAdmin(Admin admin, Duration timeout) {
        this.admin = admin;
        this.deadlineNanos = System.nanoTime() + timeout.toNanos();
    }

    /**
     * Creates what is missing, enlarges what is too small, and returns when every partition has a leader. Safe to
     * repeat, and to run in several processes at once.
     *
     * @param timeout for all of it
     * @throws KafkaException if the broker refuses or does not get there in time
     */
    public static void ensure(Admin admin, Collection<TopicSpec> specs, Duration timeout) {
        TopicAdmin topics = new TopicAdmin(admin, timeout);
        Map<String, TopicSpec> byName = new TreeMap<>();
        specs.forEach(spec -> byName.put(spec.name(), spec));
        Set<String> existing = topics.existing();
        List<TopicSpec> missing = byName.values().stream()
                .filter(s -> !existing.contains(s.name()))
                .toList();
        missing.forEach(topics::create);
        Map<String, TopicDescription> usable = topics.awaitLeaders(byName);
        List<TopicSpec> old = byName.values().stream()
                .filter(s -> existing.contains(s.name()))
                .toList();
        old.forEach(spec ->
                topics.growPartitions(spec, usable.get(spec.name()).partitions().size()));
        old.forEach(topics::growRecordSize);
        topics.awaitLeaders(byName);
    }

    private Set<String> existing() {
        return await(admin.listTopics().names());
    }

    private void create(TopicSpec spec) {
        try {
            await(admin.createTopics(List.of(spec.toNewTopic())).all());
            log.info("Created topic {} with {} partitions", spec.name(), spec.partitions());
        } catch (TopicExistsException e) {
            log.debug("Topic {} was created by another process", spec.name());
        }
    }

    private void growPartitions(TopicSpec spec, int existing) {
        if (existing == spec.partitions()) {
            return;
        }
        if (existing > spec.partitions()) {
            log.info(
                    "Topic {} keeps its {} partitions; {} are configured, but partitions cannot be taken away",
                    spec.name(),
                    existing,
                    spec.partitions());
        } else if (spec.cleanup() == TopicSpec.Cleanup.COMPACT) {
            log.warn(
                    "Topic {} keeps its {} partitions; {} are configured, but its keys would move and old values stay",
                    spec.name(),
                    existing,
                    spec.partitions());
        } else {
            await(admin.createPartitions(Map.of(spec.name(), NewPartitions.increaseTo(spec.partitions())))
                    .all());
            log.info("Topic {} has {} partitions now instead of {}", spec.name(), spec.partitions(), existing);
        }
    }

    private void growRecordSize(TopicSpec spec) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, spec.name());
        Config config = await(admin.describeConfigs(List.of(resource)).all()).get(resource);
        int existing = Integer.parseInt(
                config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value());
        if (existing >= spec.maxMessageBytes()) {
            return;
        }
        ConfigEntry larger =
                new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(spec.maxMessageBytes()));
        await(admin.incrementalAlterConfigs(
                        Map.of(resource, List.of(new AlterConfigOp(larger, AlterConfigOp.OpType.SET))))
                .all());
        log.info("Topic {} takes records of {} bytes now instead of {}", spec.name(), spec.maxMessageBytes(), existing);
    }

    private Map<String, TopicDescription> awaitLeaders(Map<String, TopicSpec> specs) {
        while (true) {
            List<String> waiting = new ArrayList<>(specs.keySet());
            try {
                Map<String, TopicDescription> all =
                        await(admin.describeTopics(specs.keySet()).allTopicNames());
                waiting = all.values().stream()
                        .filter(topic -> !isUsable(topic))
                        .map(TopicDescription::name)
                        .collect(Collectors.toList());
                if (waiting.isEmpty()) {
                    return all;
                }
            } catch (UnknownTopicOrPartitionException e) {
                log.debug("Not every broker knows the new topics yet");
            }
            pause("topics " + waiting + " to have a leader for each partition");
        }
    }

    private static boolean isUsable(TopicDescription topic) {
        return !topic.partitions().isEmpty()
                && topic.partitions().stream().map(TopicPartitionInfo::leader).allMatch(l -> l != null && !l.isEmpty());
    }

    private void pause(String goal) {
        if (System.nanoTime() - deadlineNanos > 0) {
            throw new org.apache.kafka.common.errors.TimeoutException("Timed out waiting for " + goal + ".");
        }
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        }
    }

    private <T> T await(KafkaFuture<T> future) {
        long left = Math.max(1, deadlineNanos - System.nanoTime());
        try {
            return future.get(left, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (TimeoutException e) {
            throw new org.apache.kafka.common.errors.TimeoutException("The Kafka broker did not answer in time.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KafkaException kafka) {
                throw kafka;
            }
            throw new KafkaException("A topic operation failed.", e.getCause());
        }
    }
}
