package io.niffler.events;

import java.time.Duration;
import java.util.List;

/**
 * Gives each topic of {@link Topics} its layout.
 *
 * @param partitions partitions of every topic, at least 1
 * @param replicationFactor copies of every partition, at least 1
 * @param inlineLimit largest DICOM file carried in a record, in bytes
 * @param instanceRetention how long {@link Topics#INSTANCES} keeps records
 * @param instanceRetentionBytes bytes that {@link Topics#INSTANCES} keeps per partition, -1 for no bound
 */
public record TopicLayout(
        int partitions,
        short replicationFactor,
        int inlineLimit,
        Duration instanceRetention,
        long instanceRetentionBytes) {

    /** Room for headers, key and batch framing beside a value, in bytes. */
    public static final int RECORD_OVERHEAD = 64 * 1024;

    /** Largest JSON value of {@link Topics#METADATA}, in bytes. */
    public static final int METADATA_LIMIT = 16 * 1024 * 1024;

    private static final int KAFKA_DEFAULT_LIMIT = 1024 * 1024;
    private static final Duration A_WEEK = Duration.ofDays(7);
    private static final Duration A_MONTH = Duration.ofDays(30);

    public TopicLayout {
        if (inlineLimit < 1 || inlineLimit > Integer.MAX_VALUE - 4 * RECORD_OVERHEAD) {
            throw new IllegalArgumentException(
                    "inlineLimit is " + inlineLimit + " but must be between 1 byte and 2 GiB less 256 KiB.");
        }
    }

    /** Defaults for one broker: records up to 16 MiB, kept for 24 h. */
    public static TopicLayout ofOneBroker(int partitions) {
        return new TopicLayout(partitions, (short) 1, 16 * 1024 * 1024, Duration.ofHours(24), -1);
    }

    /** The topics that receiving and metadata extraction need. */
    public List<TopicSpec> ingest() {
        return List.of(instances(), metadata(), deadLetters());
    }

    public TopicSpec instances() {
        return kept(Topics.INSTANCES, instanceRetention, instanceRetentionBytes, inlineLimit + RECORD_OVERHEAD);
    }

    public TopicSpec metadata() {
        return kept(Topics.METADATA, A_WEEK, -1, METADATA_LIMIT + RECORD_OVERHEAD);
    }

    public TopicSpec studies() {
        return compacted(Topics.STUDIES);
    }

    public TopicSpec utilization() {
        return compacted(Topics.UTILIZATION);
    }

    public TopicSpec images() {
        return kept(Topics.IMAGES, A_WEEK, -1, KAFKA_DEFAULT_LIMIT);
    }

    public TopicSpec results() {
        return kept(Topics.RESULTS, A_MONTH, -1, KAFKA_DEFAULT_LIMIT);
    }

    /** Dead letters carry the source record whole, with its headers and their own. */
    public TopicSpec deadLetters() {
        return kept(Topics.DEAD_LETTERS, A_MONTH, -1, deadLetterLimit(inlineLimit));
    }

    /** Largest record of {@link Topics#DEAD_LETTERS} in bytes, for this largest file in a record. */
    public static int deadLetterLimit(int inlineLimit) {
        return Math.max(inlineLimit, METADATA_LIMIT) + 2 * RECORD_OVERHEAD;
    }

    private TopicSpec kept(String name, Duration retention, long bytes, int limit) {
        return new TopicSpec(name, partitions, replicationFactor, TopicSpec.Cleanup.DELETE, retention, bytes, limit);
    }

    private TopicSpec compacted(String name) {
        return new TopicSpec(
                name, partitions, replicationFactor, TopicSpec.Cleanup.COMPACT, A_MONTH, -1, KAFKA_DEFAULT_LIMIT);
    }
}
