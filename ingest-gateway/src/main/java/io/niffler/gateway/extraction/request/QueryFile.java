package io.niffler.gateway.extraction.request;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A CSV file of queries: first checked as a whole, then read row by row. Memory does not depend on its length. */
public final class QueryFile {
    /** Opens the text anew. */
    interface Source {
        Reader open() throws IOException;
    }

    private final Source source;
    private final List<QueryAttribute> attributes;
    private final RowRules rules;
    private final ExtractMode mode;

    QueryFile(Source source, List<QueryAttribute> attributes, RowRules rules, ExtractMode mode) {
        this.source = source;
        this.attributes = List.copyOf(attributes);
        this.rules = rules;
        this.mode = mode;
    }

    /** A file in UTF-8; bytes that are none are found as problems of their cells. */
    public static QueryFile of(Path csv, List<QueryAttribute> attributes, RowRules rules, ExtractMode mode) {
        return new QueryFile(
                () -> new InputStreamReader(Files.newInputStream(csv), StandardCharsets.UTF_8),
                attributes,
                rules,
                mode);
    }

    /**
     * Reads all rows without asking anybody.
     *
     * @param kept how many problems, and lines of repeated rows, are kept; the others are counted
     */
    public QueryFileCheck check(int kept) throws IOException {
        try (CsvReader csv = new CsvReader(source.open())) {
            CheckCounts counts = new CheckCounts(kept);
            RowReader reader = RowReader.of(csv.next(), attributes, rules, counts::problem);
            RepeatedRows repeated = new RepeatedRows();
            for (CsvRow row = csv.next(); row != null; row = csv.next()) {
                if (row.isBlank()) {
                    counts.emptyLine();
                    continue;
                }
                List<List<String>> values = reader.read(row, counts::problem);
                counts.row(values == null ? 0 : queries(values));
                if (values != null && !values.isEmpty() && repeated.add(values)) {
                    counts.repeated(row.line());
                }
            }
            return counts.result();
        }
    }

    private static int queries(List<List<String>> values) {
        return values.stream().mapToInt(List::size).max().orElse(0);
    }

    /** Opens the file for its queries; to be closed. Call it after {@link #check} has found no problem. */
    public QueryRows open() throws IOException {
        CsvReader csv = new CsvReader(source.open());
        try {
            return new QueryRows(csv, attributes, rules, mode);
        } catch (IOException | RuntimeException e) {
            csv.close();
            throw e;
        }
    }
}
