package io.niffler.gateway.extraction.request;

/** A cell that cannot be asked for; the message says why, and never what it holds. */
final class CellException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Without a stack trace: a file may have millions of them. */
    CellException(String message) {
        super(message, null, false, false);
    }
}
