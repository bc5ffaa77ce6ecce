package io.niffler.gateway.extraction.ledger;

/**
 * A study of a row that is under way.
 *
 * @param query of the row that found it first
 * @param state pending, moving or how it ended
 * @param attempts how often it was asked for
 * @param expected instances announced, or {@link Outcome#UNKNOWN}
 */
public record KnownStudy(String uid, int query, EntryState state, int attempts, int expected) {}
