package io.niffler.gateway.extraction.flow;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Counts instances that are told to it. Holds the UIDs of the studies that are watched, and forgets the others'. */
public final class CountedArrivals implements Arrivals {
    private static final class Study {
        private final Set<String> instances = new HashSet<>();
        private int watchers;
    }

    private final Map<String, Study> studies = new HashMap<>();

    /** An instance is durable. */
    public synchronized void arrived(String studyInstanceUid, String sopInstanceUid) {
        Study study = studies.get(studyInstanceUid);
        if (study != null && study.instances.add(sopInstanceUid)) {
            notifyAll();
        }
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
    public synchronized int await(String studyInstanceUid, int instances, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (count(studyInstanceUid) < instances) {
            long millis = (end - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                break;
            }
            wait(millis);
        }
        return count(studyInstanceUid);
    }

    @Override
    public synchronized void forget(String studyInstanceUid) {
        Study study = studies.get(studyInstanceUid);
        if (study != null && --study.watchers == 0) {
            studies.remove(studyInstanceUid);
        }
    }

    @Override
    public void close() {
        // holds nothing open
    }
}
