package io.niffler.gateway.extraction.flow;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Counts instances that are told to it. Holds the UIDs of the studies that are watched, and forgets the others'. */
public final class CountedArrivals implements Arrivals {
    private static final class Study {
        private final Set<String> instances = new HashSet<>();
        private int watchers;
    }

    private final Map<String, Study> studies = new HashMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private long instances;
    private long others;

    /** An instance is durable. */
    public synchronized void arrived(String studyInstanceUid, String sopInstanceUid) {
        Study study = studies.get(studyInstanceUid);
        if (study == null) {
            others++;
        } else if (study.instances.add(sopInstanceUid)) {
            instances++;
            notifyAll();
        }
    }

    /** So many bytes have come, of instances that may not be whole yet. */
    public void received(long more) {
        bytes.addAndGet(more);
    }

    /** Whether somebody watches the study. */
    synchronized boolean isWatched(String studyInstanceUid) {
        return studies.containsKey(studyInstanceUid);
    }

    @Override
    public synchronized void watch(String studyInstanceUid) {
        studies.computeIfAbsent(studyInstanceUid, uid -> new Study()).watchers++;
    }

    @Override
    public synchronized int count(String studyInstanceUid) {
        Study study = studies.get(studyInstanceUid);
        return study == null ? 0 : study.instances.size();
    }

    @Override
    public synchronized int await(String studyInstanceUid, int wanted, Duration limit) throws InterruptedException {
        int count = count(studyInstanceUid);
        long since = System.nanoTime();
        while (count < wanted) {
            long millis = (limit.toNanos() - (System.nanoTime() - since)) / 1_000_000;
            if (millis <= 0) {
                break;
            }
            wait(millis);
            int now = count(studyInstanceUid);
            since = now > count ? System.nanoTime() : since;
            count = now;
        }
        return count;
    }

    @Override
    public synchronized void forget(String studyInstanceUid) {
        Study study = studies.get(studyInstanceUid);
        if (study != null && --study.watchers == 0) {
            studies.remove(studyInstanceUid);
        }
    }

    @Override
    public synchronized ArrivalTotals totals() {
        return new ArrivalTotals(instances, others, bytes.get());
    }

    @Override
    public void close() {
        // holds nothing open
    }
}
