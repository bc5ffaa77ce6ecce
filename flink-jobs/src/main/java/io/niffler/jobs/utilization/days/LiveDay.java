package io.niffler.jobs.utilization.days;

import java.util.HashMap;
import java.util.Map;

/** A day in memory. Only {@link #times} and {@link #known} are state, and only of days that have times. */
final class LiveDay {
    final long epochDay;

    /** Null of a day that is here only because the stored documents of its neighbours need it. */
    DayTimes times;

    /** Null when it is in the state alone. */
    KnownDay known;

    /** Whether the state is behind. */
    boolean unsaved;

    /** Whether the stored document, if any, is part of what is known. */
    boolean compared;

    /** The revision that the stored document had then, null when there was none. */
    String storedRevision;

    /** What the document that this attempt wrote last knows, null before. */
    String published;

    /** What the documents of exams that this attempt wrote last know, by visitor. */
    final Map<String, String> publishedVisitors = new HashMap<>();

    LiveDay(long epochDay) {
        this.epochDay = epochDay;
    }

    boolean isOurs() {
        return times != null;
    }

    /** Makes it a day with state. */
    void adopt(long now) {
        times = new DayTimes();
        times.changedAt = now;
        unsaved = true;
    }
}
