package io.niffler.gateway.extraction.request;

import java.nio.file.Path;
import java.util.List;

/** The file of queries and how it is read. */
public record RowSource(Path csv, List<QueryAttribute> attributes, RowRules rules) {
    public RowSource {
        attributes = List.copyOf(attributes);
    }

    /** The file, to be checked and read. */
    public QueryFile file(ExtractMode mode) {
        return QueryFile.of(csv, attributes, rules, mode);
    }
}
