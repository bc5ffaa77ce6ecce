package io.niffler.gateway.extraction.ledger;

import java.util.EnumMap;
import java.util.Map;

/** Counts rows and studies by state, and instances. */
final class Tally {
    private final long[] rows = new long[EntryState.values().length];
    private final long[] studies = new long[EntryState.values().length];
    private long found;
    private long expected;
    private long received;

    void row(EntryState from, EntryState to) {
        change(rows, from, to);
    }

    void study(EntryState from, EntryState to) {
        change(studies, from, to);
    }

    private static void change(long[] counts, EntryState from, EntryState to) {
        if (from != null) {
            counts[from.code()]--;
        }
        counts[to.code()]++;
    }

    /** A query was answered with so many studies. */
    void found(int more) {
        found += more;
    }

    long found() {
        return found;
    }

    void expected(int before, int now) {
        expected += Math.max(now, 0) - Math.max(before, 0);
    }

    void received(int before, int now) {
        received += Math.max(now, 0) - Math.max(before, 0);
    }

    /** The counts of a CSV with so many rows: those that nothing was said of are pending. */
    LedgerCounts counts(int ofRows) {
        Map<EntryState, Long> byRow = byState(rows);
        long told = byRow.values().stream().mapToLong(Long::longValue).sum();
        if (ofRows > told) {
            byRow.merge(EntryState.PENDING, ofRows - told, Long::sum);
        }
        return new LedgerCounts(byRow, byState(studies), expected, received);
    }

    private static Map<EntryState, Long> byState(long[] counts) {
        Map<EntryState, Long> byState = new EnumMap<>(EntryState.class);
        for (EntryState state : EntryState.values()) {
            if (counts[state.code()] > 0) {
                byState.put(state, counts[state.code()]);
            }
        }
        return byState;
    }
}
