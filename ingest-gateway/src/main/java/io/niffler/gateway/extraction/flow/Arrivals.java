package io.niffler.gateway.extraction.flow;

import java.time.Duration;

/** Counts what is durable of the studies that are asked for. For many threads. */
public interface Arrivals extends AutoCloseable {

    /** Begins to count the instances of a study; what is counted already, in another row, is kept. */
    void watch(String studyInstanceUid);

    /** How many different instances of a watched study are durable since it is watched. */
    int count(String studyInstanceUid);

    /**
     * Waits until so many instances of a watched study are durable, or time is up.
     *
     * @return as {@link #count}
     */
    int await(String studyInstanceUid, int instances, Duration limit) throws InterruptedException;

    /** Ends one {@link #watch}. */
    void forget(String studyInstanceUid);

    @Override
    void close();
}
