package io.niffler.gateway.extraction.flow;

import java.time.Duration;

/** Counts what is durable of the studies that are asked for. For many threads. */
public interface Arrivals extends AutoCloseable {

    /** Begins to count the instances of a study; what is counted already, in another row, is kept. */
    void watch(String studyInstanceUid);

    /** How many different instances of a watched study are durable since it is watched. */
    int count(String studyInstanceUid);

    /**
     * Waits until so many instances of a watched study are durable, or for too long none has come.
     *
     * @param limit of the time without an instance of the study
     * @return as {@link #count}
     */
    int await(String studyInstanceUid, int instances, Duration limit) throws InterruptedException;

    /** Ends one {@link #watch}. */
    void forget(String studyInstanceUid);

    /** What has come so far. */
    ArrivalTotals totals();

    @Override
    void close();
}
