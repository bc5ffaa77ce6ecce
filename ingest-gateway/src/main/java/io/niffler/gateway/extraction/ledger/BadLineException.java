package io.niffler.gateway.extraction.ledger;

/** A line that no run can have written there. Tells the column and the rule, never the value. */
final class BadLineException extends Exception {
    private static final long serialVersionUID = 1L;

    BadLineException(String reason) {
        super(reason);
    }
}
