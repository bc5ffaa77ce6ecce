package io.niffler.gateway.extraction.ledger;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What is known of a row that is under way or that ended with something missing. */
final class RowDetails {
    /** Queries that a row may have: each is a bit. */
    static final int MAX_QUERIES = 64;

    /** Studies that a row may have. */
    static final int MAX_STUDIES = 100_000;

    long answered;
    long failed;
    int found;
    final Map<String, Study> studies = new LinkedHashMap<>();

    /** A study of the row. */
    static final class Study {
        final int query;
        EntryState state = EntryState.PENDING;
        int attempts;
        int expected;
        int received = Outcome.UNKNOWN;

        Study(int query, int expected) {
            this.query = query;
            this.expected = expected;
        }
    }

    boolean answered(int query) {
        return (answered & bit(query)) != 0;
    }

    void answer(int query, int count) {
        answered |= bit(query);
        failed &= ~bit(query);
        found = (int) Math.min(Integer.MAX_VALUE, (long) found + count);
    }

    void fail(int query) {
        failed |= bit(query);
    }

    private static long bit(int query) {
        return 1L << (query - 1);
    }

    /** Whether nothing is in it that a later attempt needs. */
    boolean isEmpty() {
        return answered == 0 && failed == 0 && studies.isEmpty();
    }

    /** Queries that failed and studies that are not complete. */
    int troubles() {
        int troubles = Long.bitCount(failed);
        for (Study study : studies.values()) {
            troubles += study.state == EntryState.COMPLETE ? 0 : 1;
        }
        return troubles;
    }

    int expected() {
        return sum(true);
    }

    int received() {
        return sum(false);
    }

    private int sum(boolean ofExpected) {
        long sum = 0;
        for (Study study : studies.values()) {
            sum += Math.max(ofExpected ? study.expected : study.received, 0);
        }
        return (int) Math.min(Integer.MAX_VALUE, sum);
    }

    boolean moving() {
        return studies.values().stream().anyMatch(study -> study.state == EntryState.MOVING);
    }

    /**
     * The state that the row ends in: failed when a query or study is, else partial when a study is, or when some of the studies
     * were there and others not.
     *
     * @return MOVING while a query or study is not ended
     */
    EntryState end(int queries) {
        Set<EntryState> states = EnumSet.noneOf(EntryState.class);
        studies.values().forEach(study -> states.add(study.state));
        if (Long.bitCount(answered | failed) < queries || !states.stream().allMatch(EntryState::finished)) {
            return EntryState.MOVING;
        }
        if (failed != 0 || states.contains(EntryState.FAILED)) {
            return EntryState.FAILED;
        }
        boolean some = states.contains(EntryState.COMPLETE);
        boolean missing = states.contains(EntryState.NOT_FOUND);
        if (states.contains(EntryState.PARTIAL) || (some && missing)) {
            return EntryState.PARTIAL;
        }
        return missing || found == 0 ? EntryState.NOT_FOUND : EntryState.COMPLETE;
    }
}
