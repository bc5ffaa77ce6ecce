package io.niffler.jobs.utilization;

/**
 * What the operators of the utilization job are called. Savepoints find their state by the uid: one that changes loses it.
 */
final class UtilizationOperators {
    static final String JOB_NAME = "niffler-utilization";

    /** The consumer group whose committed offsets show the job's progress. */
    static final String GROUP_ID = "niffler-utilization";

    /** The stage that dead letters name. */
    static final String READ_STAGE = "utilization-read";

    static final String SOURCE = "utilization-metadata-source";
    static final String ROUTE = "utilization-dead-letter-route";
    static final String COUNTED = "utilization-counted";
    static final String DAYS = "utilization-days";
    static final String MONGO_SINK = "utilization-mongo-sink";
    static final String KAFKA_SINK = "utilization-kafka-sink";
    static final String DEAD_LETTER_SINK = "utilization-dead-letter-sink";

    private UtilizationOperators() {}
}
