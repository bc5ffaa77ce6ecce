package io.niffler.gateway.extraction.request;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The rows of a file that has been checked, one at a time. Not thread-safe. */
public final class QueryRows implements Closeable {
    private final CsvReader csv;
    private final RowReader reader;
    private final QueryPlan plan;
    private final RepeatedRows repeated = new RepeatedRows();
    private final List<Problem> problems = new ArrayList<>();

    QueryRows(CsvReader csv, List<QueryAttribute> attributes, RowRules rules, ExtractMode mode) throws IOException {
        this.csv = csv;
        this.reader = RowReader.of(csv.next(), attributes, rules, problems::add);
        this.plan = new QueryPlan(reader.attributes(), mode);
    }

    /**
     * The next row, or null at the end.
     *
     * @throws IOException when the file cannot be read, or a row has a problem that the check has not seen
     */
    public QueryRow next() throws IOException {
        CsvRow row = csv.next();
        while (row != null && row.isBlank()) {
            row = csv.next();
        }
        if (row == null && problems.isEmpty()) {
            return null;
        }
        List<List<String>> values = row == null ? null : reader.read(row, problems::add);
        if (!problems.isEmpty()) {
            throw new IOException("The file has changed since it was checked: " + problems.get(0));
        }
        return new QueryRow(row.line(), plan.queries(row.line(), values), repeated.add(values));
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
