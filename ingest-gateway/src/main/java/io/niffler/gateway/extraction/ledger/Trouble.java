package io.niffler.gateway.extraction.ledger;

/**
 * A query that failed or a study that is not complete.
 *
 * @param study empty for a query
 */
public record Trouble(int query, String study, EntryState state, int attempt, Outcome outcome) {}
