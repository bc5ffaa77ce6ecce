package io.niffler.gateway.extraction.request;

import java.util.List;

/**
 * A row of the file with what is asked for it.
 *
 * @param line the line on which it begins, from 1; the header is line 1
 * @param queries at least one: one for each day when the row stands for a month
 * @param repeated whether a row before asks for the same, see {@link RepeatedRows}
 */
public record QueryRow(long line, List<Query> queries, boolean repeated) {
    public QueryRow {
        queries = List.copyOf(queries);
    }
}
