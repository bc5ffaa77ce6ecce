package io.niffler.gateway.extraction.ledger;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How far a run is.
 *
 * @param rows by state; those that were not begun are pending
 * @param studies by state
 * @param expected instances that were announced for the studies, where that is known
 * @param received instances of these studies that are durable
 */
public record LedgerCounts(Map<EntryState, Long> rows, Map<EntryState, Long> studies, long expected, long received) {
    /** Copies the maps. */
    public LedgerCounts {
        rows = copy(rows);
        studies = copy(studies);
    }

    private static Map<EntryState, Long> copy(Map<EntryState, Long> counts) {
        Map<EntryState, Long> copy = new EnumMap<>(EntryState.class);
        copy.putAll(counts);
        return Collections.unmodifiableMap(copy);
    }

    /** Rows in a state. */
    public long rows(EntryState state) {
        return rows.getOrDefault(state, 0L);
    }

    /** Studies in a state. */
    public long studies(EntryState state) {
        return studies.getOrDefault(state, 0L);
    }

    /** Rows that somebody should look at. */
    public long needAttention() {
        return rows.entrySet().stream()
                .filter(entry -> entry.getKey().needsAttention())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
