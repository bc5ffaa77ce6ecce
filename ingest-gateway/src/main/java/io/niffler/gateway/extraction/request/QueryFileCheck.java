package io.niffler.gateway.extraction.request;

import java.util.List;

/**
 * What a check of all rows found.
 *
 * @param rows rows, with those that have problems
 * @param queries what these will ask for; nothing for a row with a problem
 * @param emptyLines lines without any value, which are passed over
 * @param repeated rows that ask for what one before has asked
 * @param repeatedLines the lines of the first of them
 * @param problemCount all problems
 * @param problems the first of them
 */
public record QueryFileCheck(
        long rows,
        long queries,
        long emptyLines,
        long repeated,
        List<Long> repeatedLines,
        long problemCount,
        List<Problem> problems) {
    public QueryFileCheck {
        repeatedLines = List.copyOf(repeatedLines);
        problems = List.copyOf(problems);
    }

    /** Whether the file may be queried. */
    public boolean isGood() {
        return problemCount == 0;
    }
}
