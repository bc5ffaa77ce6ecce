package io.niffler.gateway.extraction.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CsvReaderTest {
    private static List<CsvRow> rows(String text) throws IOException {
        List<CsvRow> rows = new ArrayList<>();
        try (CsvReader reader = new CsvReader(new StringReader(text))) {
            for (CsvRow row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    @Test
    void readsCellsAndQuotes() throws IOException {
        assertThat(rows("a,b\n\"c,\"\"d\"\"\n\",\"\"\n,x\"y\"\nlast"))
                .extracting(CsvRow::line, CsvRow::cells)
                .containsExactly(
                        tuple(1L, List.of("a", "b")),
                        tuple(2L, List.of("c,\"d\"\n", "")),
                        tuple(4L, List.of("", "x\"y\"")),
                        tuple(5L, List.of("last")));
    }

    @Test
    void takesEveryEndOfLineAndAByteOrderMark() throws IOException {
        assertThat(rows("\uFEFFa\r\nb\rc\n\r\n\r\"d\r\ne\"\r\n"))
                .extracting(CsvRow::line, CsvRow::cells)
                .containsExactly(
                        tuple(1L, List.of("a")),
                        tuple(2L, List.of("b")),
                        tuple(3L, List.of("c")),
                        tuple(4L, List.of("")),
                        tuple(5L, List.of("")),
                        tuple(6L, List.of("d\ne")));
        assertThat(rows("")).isEmpty();
        assertThat(rows("\uFEFF")).isEmpty();
        assertThat(rows("a\n\uFEFF").get(1).cells()).containsExactly("\uFEFF");
    }

    @Test
    void namesFaultsAndGoesOnAtTheNextLine() throws IOException {
        String tooLong = "x".repeat(CsvReader.MAX_ROW_LENGTH + 1);
        String tooMany = ",".repeat(CsvReader.MAX_COLUMNS);
        assertThat(rows("\"a\"b,c\n" + tooLong + "\"\nd\n\"" + tooLong + "\n" + tooMany + "\ne\n\"f\ng"))
                .extracting(CsvRow::line, CsvRow::fault, row -> row.cells().size())
                .containsExactly(
                        tuple(1L, CsvFault.TEXT_AFTER_QUOTE, 0),
                        tuple(2L, CsvFault.TOO_LONG, 0),
                        tuple(3L, null, 1),
                        tuple(4L, CsvFault.TOO_LONG, 0),
                        tuple(5L, CsvFault.TOO_MANY_COLUMNS, 0),
                        tuple(6L, null, 1),
                        tuple(7L, CsvFault.OPEN_QUOTE, 0));
    }

    @Test
    void takesTheLongestRowsThereMayBe() throws IOException {
        assertThat(rows("x".repeat(CsvReader.MAX_ROW_LENGTH)).get(0).cells().get(0))
                .hasSize(CsvReader.MAX_ROW_LENGTH);
        assertThat(rows(",".repeat(CsvReader.MAX_COLUMNS - 1)).get(0).cells()).hasSize(CsvReader.MAX_COLUMNS);
    }

    @Test
    void tellsBlankRowsAndWidths() throws IOException {
        assertThat(rows("\n , ,\t\na,,b, ,"))
                .extracting(CsvRow::isBlank, CsvRow::width)
                .containsExactly(tuple(true, 0), tuple(true, 0), tuple(false, 3));
        assertThat(rows("secret")).hasToString("[row of line 1]");
    }

    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> parts =
                Arbitraries.of(",", "\"", "\"\"", "\r", "\n", "\r\n", "\0", "\uFEFF", "\uFFFD", ";", "a", " ", "é");
        return Arbitraries.oneOf(
                parts.list().ofMaxSize(60).map(list -> String.join("", list)),
                Arbitraries.strings().ofMaxLength(100));
    }

    @Property
    void understandsWhatWasWrittenAndNothingElse(@ForAll @Size(max = 8) List<@Size(max = 8) List<String>> table)
            throws IOException {
        StringBuilder text = new StringBuilder();
        List<List<String>> written = new ArrayList<>();
        for (List<String> row : table) {
            List<String> cells = row.isEmpty() ? List.of("") : row;
            written.add(cells.stream()
                    .map(cell -> cell.replace("\r\n", "\n").replace('\r', '\n'))
                    .toList());
            text.append(cells.stream()
                            .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                            .collect(Collectors.joining(",")))
                    .append("\r\n");
        }
        assertThat(rows(text.toString())).extracting(CsvRow::cells).isEqualTo(written);
    }

    @Property
    void getsThroughAnything(@ForAll("hostile") String text) throws IOException {
        long lines = 1
                + text.replace("\r\n", "\n")
                        .chars()
                        .filter(c -> c == '\n' || c == '\r')
                        .count();
        long before = 0;
        for (CsvRow row : rows(text)) {
            assertThat(row.line()).isGreaterThan(before).isLessThanOrEqualTo(lines);
            assertThat(row.cells().isEmpty()).isEqualTo(row.fault() != null);
            before = row.line();
        }
    }
}
