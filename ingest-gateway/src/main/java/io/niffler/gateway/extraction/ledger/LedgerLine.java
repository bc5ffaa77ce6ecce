package io.niffler.gateway.extraction.ledger;

import java.time.Instant;

/**
 * A line of the ledger.
 *
 * @param time in milliseconds
 * @param row its line in the CSV, 0 for lines about the file
 * @param query number within the row from 1, 0 when it is about the row
 * @param study its UID, empty when it is about the row or a query
 * @param attempt how many times it was begun by now, 0 when that says nothing
 * @param fingerprint of the row's values, -1 where it is not told
 */
record LedgerLine(
        Instant time,
        int row,
        int query,
        String study,
        EntryState state,
        int attempt,
        Outcome outcome,
        int fingerprint) {
    static LedgerLine ofFile(Instant time, EntryState state, int attempt, String text) {
        return new LedgerLine(time, 0, 0, "", state, attempt, Outcome.NONE.saying(text), -1);
    }

    static LedgerLine ofRow(Instant time, int row, EntryState state, int attempt, Outcome outcome, int fingerprint) {
        return new LedgerLine(time, row, 0, "", state, attempt, outcome, fingerprint);
    }

    static LedgerLine ofQuery(Instant time, int row, int query, EntryState state, int attempt, Outcome outcome) {
        return new LedgerLine(time, row, query, "", state, attempt, outcome, -1);
    }

    static LedgerLine ofStudy(
            Instant time, int row, int query, String study, EntryState state, int attempt, Outcome outcome) {
        return new LedgerLine(time, row, query, study, state, attempt, outcome, -1);
    }

    boolean aboutStudy() {
        return !study.isEmpty();
    }

    boolean aboutQuery() {
        return study.isEmpty() && query > 0;
    }

    boolean aboutRow() {
        return study.isEmpty() && query == 0 && row > 0;
    }
}
