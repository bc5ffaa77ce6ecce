package io.niffler.gateway.extraction.ledger;

import java.util.HashMap;
import java.util.Map;

/** What a line of the ledger says of a row, a query or a study. */
public enum EntryState {
    /** Of the file: what the run is. */
    HEADER(0, "header"),
    /** Of the file: a process took the ledger over. What was under way before is pending. */
    OPENED(1, "opened"),
    /** A row was begun, or a study was given back and is to be moved later. */
    PENDING(2, "pending"),
    /** A query was answered, or a study became known. */
    FOUND(3, "found"),
    /** A study was asked for. */
    MOVING(4, "moving"),
    /** All that was expected arrived. A row is complete when all its studies are. */
    COMPLETE(5, "complete"),
    /** Some instances are missing. */
    PARTIAL(6, "partial"),
    /** Nothing came of it. */
    FAILED(7, "failed"),
    /** The PACS has nothing for the row. */
    NOT_FOUND(8, "not found"),
    /** The row cannot be asked. */
    INVALID(9, "invalid");

    private static final EntryState[] VALUES = values();
    private static final Map<String, EntryState> BY_TEXT = new HashMap<>();

    static {
        for (EntryState state : VALUES) {
            BY_TEXT.put(state.text, state);
        }
    }

    private final int code;
    private final String text;

    EntryState(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** A number for it, from 0 on without gaps, in memory only. */
    int code() {
        return code;
    }

    /** As in the ledger's column. */
    public String text() {
        return text;
    }

    /** Whether a row in this state is done with unless it is retried. */
    public boolean finished() {
        return this == COMPLETE || needsAttention();
    }

    /** Whether somebody should look at a row in this state. */
    public boolean needsAttention() {
        return retryable() || this == INVALID;
    }

    /** Whether a row that ended so may be asked again. */
    public boolean retryable() {
        return this == FAILED || this == PARTIAL || this == NOT_FOUND;
    }

    static EntryState of(String text) throws BadLineException {
        EntryState state = BY_TEXT.get(text);
        if (state == null) {
            throw new BadLineException("its state is none that is known");
        }
        return state;
    }

    static EntryState of(int code) {
        return VALUES[code];
    }
}
