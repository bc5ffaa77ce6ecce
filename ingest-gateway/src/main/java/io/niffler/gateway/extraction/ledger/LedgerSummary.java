package io.niffler.gateway.extraction.ledger;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a ledger tells at one moment.
 *
 * @param run name of the run
 * @param asked what it was asked to do
 * @param sessions how many times the ledger was opened
 * @param totalRows rows of the CSV
 * @param first time of the first line
 * @param last time of the last line
 * @param counts with what is moving counted as pending
 * @param attention rows that did not end well, in the order of their lines
 */
public record LedgerSummary(
        String run,
        Map<String, String> asked,
        int sessions,
        int totalRows,
        Instant first,
        Instant last,
        LedgerCounts counts,
        List<Attention> attention) {
    /** Copies the list. */
    public LedgerSummary {
        attention = List.copyOf(attention);
    }

    /**
     * Reads a ledger twice, without changing or locking it; a run may be writing to it.
     *
     * @param after line in the CSV after which to list rows that need attention: 0 for the first, then the last of the list before
     * @param limit of the list, 1 to 10,000
     */
    public static LedgerSummary read(Path ledger, int after, int limit) throws LedgerException {
        return new SummaryReader(ledger, after, limit).read();
    }
}
