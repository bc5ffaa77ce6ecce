package io.niffler.jobs.metadata;

/**
 * What the operators of the metadata job are called. Savepoints find their state by the uid: one that changes loses it.
 */
final class MetadataOperators {
    static final String JOB_NAME = "niffler-metadata";

    /** The consumer group whose committed offsets show the job's progress. */
    static final String GROUP_ID = "niffler-metadata";

    /** The stages that dead letters name. */
    static final String PARSE_STAGE = "metadata-parse";

    static final String SERIES_STAGE = "metadata-series";
    static final String WRITE_STAGE = "metadata-write";

    static final String SOURCE = "metadata-instances-source";
    static final String ROUTE = "metadata-dead-letter-route";
    static final String SERIES = "metadata-series";
    static final String STUDIES = "metadata-studies";
    static final String MONGO_SINK = "metadata-mongo-sink";
    static final String KAFKA_SINK = "metadata-kafka-sink";
    static final String DEAD_LETTER_SINK = "metadata-dead-letter-sink";

    private MetadataOperators() {}
}
