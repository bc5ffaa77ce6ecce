package io.niffler.jobs.utilization.clocks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The days that statistics are over: those of the last receipts. Not the latest days, or studies of a clock that fell
 * back by years would never be seen beside those from before.
 */
final class RecentDays {
    private static final Comparator<Map.Entry<String, DaySummary>> LAST_FIRST =
            Comparator.<Map.Entry<String, DaySummary>>comparingLong(day -> day.getValue().lastReceipt)
                    .thenComparing(Map.Entry::getKey)
                    .reversed();

    private RecentDays() {}

    /** At most this many of the days, by name. */
    static SortedMap<String, DaySummary> of(Map<String, DaySummary> days, int most) {
        if (days.size() <= most) {
            return new TreeMap<>(days);
        }
        List<Map.Entry<String, DaySummary>> all = new ArrayList<>(days.entrySet());
        all.sort(LAST_FIRST);
        SortedMap<String, DaySummary> recent = new TreeMap<>();
        all.subList(0, most).forEach(day -> recent.put(day.getKey(), day.getValue()));
        return recent;
    }
}
