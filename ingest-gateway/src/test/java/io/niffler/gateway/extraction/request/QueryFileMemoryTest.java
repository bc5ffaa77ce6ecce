package io.niffler.gateway.extraction.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A long file is read as a stream: never further ahead than a buffer, and nothing of it is kept. */
class QueryFileMemoryTest {
    private static final long ROWS = 1_000_000;
    private static final RowRules RULES = new RowRules(DateFormat.of("%Y%m%d"), false, false);
    private static final List<QueryAttribute> ATTRIBUTES =
            QueryAttributes.parse(List.of("PatientID:0", "AccessionNumber:2"));

    @Test
    void checksAMillionRows() throws IOException {
        QueryFile file = new QueryFile(() -> new GeneratedRows(ROWS), ATTRIBUTES, RULES, ExtractMode.IMAGES);
        QueryFileCheck check = file.check(10);
        assertThat(check)
                .extracting(
                        QueryFileCheck::rows, QueryFileCheck::queries, QueryFileCheck::repeated, QueryFileCheck::isGood)
                .containsExactly(ROWS, ROWS, 0L, true);
    }

    @Test
    void readsNoFurtherAheadThanABuffer() throws IOException {
        GeneratedRows text = new GeneratedRows(ROWS / 10);
        QueryFile file = new QueryFile(() -> text, ATTRIBUTES, RULES, ExtractMode.IMAGES);
        try (QueryRows rows = file.open()) {
            long count = 0;
            for (QueryRow row = rows.next(); row != null; row = rows.next()) {
                count++;
                assertThat(row.line()).isEqualTo(count + 1);
                assertThat(text.linesGiven())
                        .isBetween(row.line(), row.line() + 8192 / GeneratedRows.SHORTEST_LINE + 2);
            }
            assertThat(count).isEqualTo(ROWS / 10);
        }
    }

    @Test
    void keepsAFewProblemsOfMany() throws IOException {
        QueryFile file = new QueryFile(
                () -> new GeneratedRows(ROWS / 10),
                QueryAttributes.parse(List.of("StudyInstanceUID:0", "StudyDate:2")),
                RULES,
                ExtractMode.IMAGES);
        QueryFileCheck check = file.check(5);
        assertThat(check.problemCount()).isEqualTo(ROWS / 10 * 2);
        assertThat(check.problems()).hasSize(5);
    }
}
