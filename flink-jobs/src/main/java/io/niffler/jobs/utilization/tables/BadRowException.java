package io.niffler.jobs.utilization.tables;

/** A row that cannot be read. The message names the column and quotes nothing. */
final class BadRowException extends Exception {
    private static final long serialVersionUID = 1L;

    BadRowException(String message) {
        super(message, null, false, false);
    }
}
