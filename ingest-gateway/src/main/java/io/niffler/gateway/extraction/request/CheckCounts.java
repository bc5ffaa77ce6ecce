package io.niffler.gateway.extraction.request;

import java.util.ArrayList;
import java.util.List;

/** Gathers a {@link QueryFileCheck}. */
final class CheckCounts {
    private final int kept;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Long> repeatedLines = new ArrayList<>();
    private long problemCount;
    private long rows;
    private long queries;
    private long emptyLines;
    private long repeated;

    CheckCounts(int kept) {
        this.kept = kept;
    }

    void problem(Problem problem) {
        problemCount++;
        if (problems.size() < kept) {
            problems.add(problem);
        }
    }

    void row(int queriesOfIt) {
        rows++;
        queries += queriesOfIt;
    }

    void emptyLine() {
        emptyLines++;
    }

    void repeated(long line) {
        repeated++;
        if (repeatedLines.size() < kept) {
            repeatedLines.add(line);
        }
    }

    QueryFileCheck result() {
        return new QueryFileCheck(rows, queries, emptyLines, repeated, repeatedLines, problemCount, problems);
    }
}
