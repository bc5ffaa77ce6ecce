package io.niffler.gateway.extraction.ledger;

import java.util.List;

/**
 * A row that somebody should look at.
 *
 * @param line where it begins in the CSV
 * @param outcome sums of its studies, or why it could not be asked
 * @param troubles its queries and studies that are not well, the first of them
 * @param moreTroubles how many there are beyond
 */
public record Attention(
        int line, EntryState state, int attempt, Outcome outcome, List<Trouble> troubles, int moreTroubles) {
    /** Copies the list. */
    public Attention {
        troubles = List.copyOf(troubles);
    }
}
