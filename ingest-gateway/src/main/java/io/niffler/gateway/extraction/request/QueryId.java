package io.niffler.gateway.extraction.request;

/**
 * Names a query within its file: the same in every run over the same file.
 *
 * @param line the line on which its row begins, from 1; the header is line 1
 * @param day the day of the month when the row stands for a month, else 0
 */
public record QueryId(long line, int day) {
    /** {@code line 7} or {@code line 7 day 31}. */
    @Override
    public String toString() {
        return day == 0 ? "line " + line : "line " + line + " day " + day;
    }
}
