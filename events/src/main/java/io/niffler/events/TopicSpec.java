package io.niffler.events;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How a topic is to be laid out.
 *
 * @param name topic name
 * @param partitions number of partitions, at least 1
 * @param replicationFactor copies of each partition, at least 1
 * @param cleanup whether old records go by age and size or by key
 * @param retention age at which records go; ignored when {@code cleanup} is {@code COMPACT}
 * @param retentionBytes bytes kept per partition, -1 for no bound; ignored when {@code cleanup} is {@code COMPACT}
 * @param maxMessageBytes largest record batch the broker accepts, in bytes
 */
public record TopicSpec(
        String name,
        int partitions,
        short replicationFactor,
        Cleanup cleanup,
        Duration retention,
        long retentionBytes,
        int maxMessageBytes) {

    /** What happens to old records. */
    public enum Cleanup {
        /** Deleted by age and size. */
        DELETE,
        /** The last record of each key is kept for ever. */
        COMPACT
    }

    private static final Duration SHORTEST_SEGMENT = Duration.ofMinutes(10);

    public TopicSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(cleanup, "cleanup");
        Objects.requireNonNull(retention, "retention");
        require(partitions >= 1, "partitions", partitions, "at least 1");
        require(replicationFactor >= 1, "replicationFactor", replicationFactor, "at least 1");
        require(!retention.isNegative() && !retention.isZero(), "retention", retention, "positive");
        require(retentionBytes == -1 || retentionBytes > 0, "retentionBytes", retentionBytes, "positive, or -1");
        require(maxMessageBytes >= 1024, "maxMessageBytes", maxMessageBytes, "at least 1024");
    }

    private static void require(boolean ok, String what, Object value, String remedy) {
        if (!ok) {
            throw new IllegalArgumentException(what + " is " + value + " but must be " + remedy + ".");
        }
    }

    /** The topic-level configuration that goes with this layout. */
    public Map<String, String> config() {
        Map<String, String> config = new TreeMap<>();
        config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(maxMessageBytes));
        // With three copies, acks=all must mean that two of them hold the record; with fewer there is nothing to ask.
        config.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, replicationFactor >= 3 ? "2" : "1");
        if (cleanup == Cleanup.COMPACT) {
            config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        } else {
            config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
            config.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()));
            config.put(TopicConfig.RETENTION_BYTES_CONFIG, Long.toString(retentionBytes));
            config.put(TopicConfig.SEGMENT_MS_CONFIG, Long.toString(segment().toMillis()));
        }
        return config;
    }

    /** Whole segments are deleted, so that short ones keep what is deleted close to what was promised. */
    private Duration segment() {
        Duration eighth = retention.dividedBy(8);
        return eighth.compareTo(SHORTEST_SEGMENT) < 0 ? SHORTEST_SEGMENT : eighth;
    }

    NewTopic toNewTopic() {
        return new NewTopic(name, partitions, replicationFactor).configs(config());
    }
}
