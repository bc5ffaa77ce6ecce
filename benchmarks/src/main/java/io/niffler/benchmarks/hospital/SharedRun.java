package io.niffler.benchmarks.hospital;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** What the operators of a run, which are serialized on their way, share with the program that runs them in the same JVM. */
final class SharedRun implements AutoCloseable {
    private static final Map<String, SharedRun> RUNS = new ConcurrentHashMap<>();

    private final String id = UUID.randomUUID().toString();
    private final DocumentStore documents;
    private final AtomicIntegerArray days;
    private final AtomicIntegerArray ended;
    private final LongAdder records = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    SharedRun(DocumentStore documents, int parts) {
        this.documents = documents;
        this.days = new AtomicIntegerArray(parts);
        this.ended = new AtomicIntegerArray(parts);
        RUNS.put(id, this);
    }

    static SharedRun of(String id) {
        return RUNS.get(id);
    }

    String id() {
        return id;
    }

    DocumentStore documents() {
        return documents;
    }

    /** A part of the source has planned so many days. */
    void planned(int part, int count) {
        days.set(part, count);
    }

    void sent(int length) {
        records.increment();
        bytes.add(length);
    }

    /** A part is read from some place on, for the first time or once more. */
    void begun(int part) {
        ended.set(part, 0);
    }

    void ended(int part) {
        ended.set(part, 1);
    }

    int parts() {
        return days.length();
    }

    /** The day that all parts of the source are at. */
    int day() {
        return IntStream.range(0, days.length()).map(days::get).min().orElse(0);
    }

    boolean isAllSent() {
        return IntStream.range(0, ended.length()).allMatch(part -> ended.get(part) == 1);
    }

    long records() {
        return records.sum();
    }

    long bytes() {
        return bytes.sum();
    }

    @Override
    public void close() {
        RUNS.remove(id);
    }
}
