package io.niffler.jobs.utilization.days;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.MapState;

/**
 * The days of scanners in memory, in front of the keyed state. A record changes objects and touches no state; what has
 * changed is written to the state before a checkpoint, and when there is too much in memory. So a day is serialized once
 * for each of these instead of once for each record, with any state backend.
 */
final class DayStore {
    /** About 50 MB. */
    static final int MAX_LOADED_SERIES = 100_000;

    private final MapState<Long, byte[]> known;
    private final MapState<Long, DayTimes> times;
    private final Consumer<String> currentKey;
    private final Map<String, LiveScanner> scanners = new HashMap<>();
    private int loadedSeries;

    /** @param currentKey sets the key whose state {@code known} and {@code times} give */
    DayStore(MapState<Long, byte[]> known, MapState<Long, DayTimes> times, Consumer<String> currentKey) {
        this.known = known;
        this.times = times;
        this.currentKey = currentKey;
    }

    /** The scanner of the current key. */
    LiveScanner scanner(String key) throws Exception {
        LiveScanner scanner = scanners.get(key);
        if (scanner == null) {
            scanner = new LiveScanner(key);
            for (Map.Entry<Long, DayTimes> entry : times.entries()) {
                LiveDay day = new LiveDay(entry.getKey());
                day.times = entry.getValue().copy();
                scanner.days.put(day.epochDay, day);
            }
            scanners.put(key, scanner);
        }
        return scanner;
    }

    /** A day of the scanner of the current key, loaded; one of which nothing is known if there is none. */
    LiveDay day(LiveScanner scanner, long epochDay) throws Exception {
        LiveDay day = scanner.days.get(epochDay);
        if (day == null) {
            day = new LiveDay(epochDay);
            day.known = new KnownDay();
            day.compared = scanner.absent.remove(epochDay);
            scanner.days.put(epochDay, day);
        }
        load(scanner, day);
        return day;
    }

    /** Loads a day of the scanner of the current key. */
    void load(LiveScanner scanner, LiveDay day) throws Exception {
        if (day.known == null) {
            byte[] bytes = known.get(day.epochDay);
            day.known = bytes == null ? new KnownDay() : StoredParts.fromBytes(bytes, scanner.key, day.epochDay);
            grown(day.known.seriesCount());
        }
    }

    /** Takes note of so many series more. */
    void grown(int series) {
        loadedSeries += series;
    }

    boolean isFull() {
        return loadedSeries > MAX_LOADED_SERIES;
    }

    /** Forgets a day of the scanner of the current key, in the state too. */
    void remove(LiveScanner scanner, long epochDay) throws Exception {
        scanner.days.remove(epochDay);
        known.remove(epochDay);
        times.remove(epochDay);
        scanner.forgetStrangers();
    }

    /** Lets go of a scanner that has no days left. */
    void release(LiveScanner scanner) {
        if (scanner.days.isEmpty()) {
            scanners.remove(scanner.key);
        }
    }

    /** Writes to the state what it does not have. Afterwards the current key is any. */
    void save() throws Exception {
        for (LiveScanner scanner : scanners.values()) {
            boolean current = false;
            for (LiveDay day : scanner.days.values()) {
                if (day.isOurs() && day.unsaved) {
                    if (!current) {
                        currentKey.accept(scanner.key);
                        current = true;
                    }
                    times.put(day.epochDay, day.times.copy());
                    if (day.known != null) {
                        known.put(day.epochDay, StoredParts.toBytes(day.known));
                    }
                    day.unsaved = false;
                }
            }
        }
    }

    /** Leaves in memory only when days are due. Afterwards the current key is any. */
    void unload() throws Exception {
        save();
        for (LiveScanner scanner : scanners.values()) {
            scanner.days.values().removeIf(day -> !day.isOurs());
            scanner.days.values().forEach(day -> {
                day.known = null;
                day.publishedVisitors.clear();
            });
        }
        loadedSeries = 0;
    }
}
