package io.niffler.jobs.utilization.days;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;

/** The days of a scanner in memory, and when they are due. Times are of the processing clock, milliseconds since 1970. */
final class LiveScanner {
    static final long NONE = Long.MAX_VALUE;
    private static final KnownDay NOTHING = new KnownDay();

    final String key;
    final TreeMap<Long, LiveDay> days = new TreeMap<>();

    /** Days of which neither state nor store know anything. */
    final Set<Long> absent = new HashSet<>();

    /** When the timer fires that this attempt has set. */
    long alarm = NONE;

    /** When what is dirty is to be written. */
    long emitAt = NONE;

    LiveScanner(String key) {
        this.key = key;
    }

    /** What is known of a day that is loaded, or of one that nothing is known of. */
    KnownDay known(long epochDay) {
        LiveDay day = days.get(epochDay);
        return day == null ? NOTHING : day.known;
    }

    boolean isDirty() {
        return days.values().stream().anyMatch(day -> day.isOurs() && day.times.dirty);
    }

    /** Forgets what is here only for neighbours that are not. */
    void forgetStrangers() {
        days.values().removeIf(day -> !day.isOurs() && !hasNeighbour(day.epochDay));
        absent.removeIf(day -> !hasNeighbour(day));
    }

    private boolean hasNeighbour(long epochDay) {
        return isOurs(epochDay - 1) || isOurs(epochDay + 1);
    }

    private boolean isOurs(long epochDay) {
        LiveDay day = days.get(epochDay);
        return day != null && day.isOurs();
    }
}
