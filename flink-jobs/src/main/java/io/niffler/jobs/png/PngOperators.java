package io.niffler.jobs.png;

/** What the operators of the png job are called. Savepoints find their state by the uid: one that changes loses it. */
final class PngOperators {
    static final String JOB_NAME = "niffler-png";

    /** The consumer group whose committed offsets show the job's progress. */
    static final String GROUP_ID = "niffler-png";

    /** The stage that dead letters name. */
    static final String CONVERT_STAGE = "png-convert";

    static final String SOURCE = "png-instances-source";
    static final String ROUTE = "png-dead-letter-route";
    static final String DOCUMENTS = "png-documents";
    static final String EVENTS = "png-events";
    static final String MONGO_SINK = "png-mongo-sink";
    static final String KAFKA_SINK = "png-kafka-sink";
    static final String DEAD_LETTER_SINK = "png-dead-letter-sink";

    private PngOperators() {}
}
