package io.niffler.gateway.extraction.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryFileTest {
    private static final RowRules STRICT = rules("%Y%m%d", false, false);

    private static RowRules rules(String dates, boolean longAccession, boolean allowWildcards) {
        return new RowRules(DateFormat.of(dates), longAccession, allowWildcards);
    }

    private static QueryFile file(String text, RowRules rules, String... attributes) {
        List<QueryAttribute> parsed = QueryAttributes.parse(List.of(attributes));
        return new QueryFile(() -> new StringReader(text), parsed, rules, ExtractMode.IMAGES);
    }

    private static List<String> problems(QueryFile file) throws IOException {
        return file.check(100).problems().stream().map(Problem::toString).toList();
    }

    private static List<QueryRow> rows(QueryFile file) throws IOException {
        List<QueryRow> rows = new ArrayList<>();
        try (QueryRows all = file.open()) {
            for (QueryRow row = all.next(); row != null; row = all.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<Query> queries(QueryFile file) throws IOException {
        return rows(file).stream().flatMap(row -> row.queries().stream()).toList();
    }

    @Test
    void choosesTheFormOfQuery() throws IOException {
        assertThat(queries(file("EMPI\n P1 \n", STRICT, "PatientID:0")))
                .containsExactly(new PatientMove(new QueryId(2, 0), "P1"));
        assertThat(queries(file("Acc,x,EMPI\nA1,,P1\n", STRICT, "AccessionNumber:0", "PatientID:2")))
                .containsExactly(new AccessionMove(new QueryId(2, 0), "P1", "A1"));
        assertThat(queries(file("EMPI,UID\nP1,1.2.3\n", STRICT, "PatientID:0", "StudyInstanceUID:1")))
                .containsExactly(new StudyMove(new QueryId(2, 0), "P1", "1.2.3"));
        assertThat(queries(file("Acc\nA1\n", STRICT, "AccessionNumber:0")))
                .singleElement()
                .isInstanceOf(StudyFind.class);
        assertThat(queries(
                        file("a,b,c\nP1,A1,1.2\n", STRICT, "PatientID:0", "AccessionNumber:1", "StudyInstanceUID:2")))
                .singleElement()
                .isInstanceOf(StudyFind.class);
    }

    @Test
    void findsAloneWhenThatIsTheMode() throws IOException {
        QueryFile file = new QueryFile(
                () -> new StringReader("EMPI\nP1\n"),
                QueryAttributes.parse(List.of("PatientID:0")),
                STRICT,
                ExtractMode.FIND_DETAILED);
        assertThat(queries(file)).singleElement().isInstanceOfSatisfying(StudyFind.class, find -> assertThat(
                        find.detail())
                .isEqualTo(FindDetail.DETAILED));
    }

    @ParameterizedTest
    @CsvSource({"StudyMonth, Month", "StudyDate, StudyMonth"})
    void expandsMonths(String attribute, String header) throws IOException {
        QueryFile file = file(header + ",ID\n202402,P1\n2023-02,P2\n", STRICT, attribute + ":0", "PatientID:1");
        List<Query> queries = queries(file);
        assertThat(queries).hasSize(29 + 28);
        assertThat(queries)
                .extracting(Query::id)
                .startsWith(new QueryId(2, 1))
                .contains(new QueryId(2, 29), new QueryId(3, 28));
        StudyFind leapDay = (StudyFind) queries.get(28);
        assertThat(leapDay.keys()).extracting(QueryKey::value).containsExactly("20240229", "P1");
        assertThat(file.check(1))
                .extracting(QueryFileCheck::rows, QueryFileCheck::queries)
                .containsExactly(2L, 57L);
        assertThat(problems(file(header + "\n2024\n202413\n202400\n2024-1\n179912\n", STRICT, attribute + ":0")))
                .hasSize(5)
                .allMatch(text -> text.endsWith("column 1 (StudyMonth): is no month: write YYYYMM or YYYY-MM"));
    }

    @ParameterizedTest
    @CsvSource({
        "%Y%m%d, 20240305, 20240305",
        "%Y%m%d, 20240305-20240306, 20240305-20240306",
        "%Y%m%d, 20240305 - 20240306, 20240305-20240306",
        "%Y%m%d, 20240305-, 20240305-",
        "%Y%m%d, -20240305, -20240305",
        "%Y-%m-%d, 2024-03-05, 20240305",
        "%Y-%m-%d, 2024-03-05-2024-04-01, 20240305-20240401",
        "%m-%d-%y, 3-5-24-3-6-24, 20240305-20240306",
        "%m-%d-%y, -3-5-24, -20240305",
    })
    void readsDatesAndRanges(String format, String cell, String expected) throws IOException {
        StudyFind find = (StudyFind) queries(file("Day\n" + cell, rules(format, false, false), "StudyDate:0"))
                .get(0);
        assertThat(find.keys()).extracting(QueryKey::value).containsExactly(expected);
    }

    @Test
    void takesTheCenturyOutOfLongAccessionNumbers() throws IOException {
        String text = "Acc\n1234567201234567\n123456720890123456\n1234567890123456789\n";
        RowRules shortened = rules("%Y%m%d", true, false);
        assertThat(problems(file(text, shortened, "AccessionNumber:0")))
                .containsExactly("line 4, column 1 (AccessionNumber): has 17 characters, and SH holds 16 at most");
        String good = text.substring(0, text.lastIndexOf("1234567890123456789"));
        assertThat(queries(file(good, shortened, "AccessionNumber:0")))
                .extracting(query -> ((StudyFind) query).keys().get(0).value())
                .containsExactly("1234567201234567", "1234567890123456");
        assertThat(problems(file(good, STRICT, "AccessionNumber:0")))
                .containsExactly("line 3, column 1 (AccessionNumber): has 18 characters, and SH holds 16 at most: "
                        + "see LongAccession if the year is written with its century");
    }

    /** Each problem has its line and column, and nothing of what the cell holds. */
    @Test
    void namesEveryProblem() throws IOException {
        String text = "EMPI,UID,Day\n"
                + "P1,1.2,20240305\n"
                + "\n"
                + ",zzz,2024\n"
                + "\"SECRET\\1\"\n"
                + "SECRET\0,1..2,SECRET\n"
                + "SECRET*,1.2,20240306-20240305\n"
                + "SEC\uFFFDRET,1.2,20240305\n"
                + "SECRET,1.2,20240305,SECRET\n"
                + "\"SEC\nRET\",1.2,20240305\n"
                + "\"SECRET\"SECRET,1.2,20240305\n"
                + "S".repeat(65) + ",1.é,20240305\n";
        QueryFile file = file(text, STRICT, "PatientID:0", "StudyInstanceUID:1", "StudyDate:2");
        assertThat(problems(file))
                .containsExactly(
                        "line 4, column 1 (PatientID): is empty",
                        "line 4, column 2 (StudyInstanceUID): is no UID: write digits and single dots",
                        "line 4, column 3 (StudyDate): is neither a day of the format %Y%m%d nor two with - between them",
                        "line 5, column 1 (PatientID): has a backslash, which separates values in DICOM: ask for one value per row",
                        "line 5, column 2 (StudyInstanceUID): is missing: the row has 1 column",
                        "line 5, column 3 (StudyDate): is missing: the row has 1 column",
                        "line 6, column 1 (PatientID): has a control character or a line break: remove it",
                        "line 6, column 2 (StudyInstanceUID): is no UID: write digits and single dots",
                        "line 6, column 3 (StudyDate): is neither a day of the format %Y%m%d nor two with - between them",
                        "line 7, column 1 (PatientID): has a wildcard (* or ?), which could match everything: see --allow-wildcards",
                        "line 7, column 3 (StudyDate): is a range that ends before it begins: exchange the days",
                        "line 8, column 1 (PatientID): is not UTF-8 text: save the file as \"CSV UTF-8\"",
                        "line 9: has 4 columns and the header 3: put a cell with a comma in quotes",
                        "line 10, column 1 (PatientID): has a control character or a line break: remove it",
                        "line 12: has text between a closing quote and the next comma: double the quotes inside a quoted cell",
                        "line 13, column 1 (PatientID): has 65 characters, and LO holds 64 at most",
                        "line 13, column 2 (StudyInstanceUID): has a character that is not ASCII, which UI cannot hold");
        QueryFileCheck few = file.check(2);
        assertThat(few.problems()).hasSize(2);
        assertThat(few)
                .extracting(
                        QueryFileCheck::problemCount,
                        QueryFileCheck::rows,
                        QueryFileCheck::queries,
                        QueryFileCheck::emptyLines,
                        QueryFileCheck::isGood)
                .containsExactly(17L, 10L, 1L, 1L, false);
    }

    @Test
    void letsWildcardsThroughWhenAllowed() throws IOException {
        String text = "EMPI,Acc\nP*,A1\nP1,\n,,\n";
        RowRules lenient = rules("%Y%m%d", false, true);
        QueryFile file = file(text, lenient, "PatientID:0", "AccessionNumber:1");
        assertThat(file.check(9))
                .extracting(QueryFileCheck::isGood, QueryFileCheck::emptyLines)
                .containsExactly(true, 1L);
        assertThat(queries(file))
                .as("a move needs single values")
                .allMatch(StudyFind.class::isInstance)
                .extracting(query -> ((StudyFind) query).fitsPatientRoot())
                .containsExactly(false, true);
        assertThat(problems(file(text, STRICT, "PatientID:0", "AccessionNumber:1")))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|line 1: the file is empty: write a header and a row for each query",
                "'EMPI'|line 1, column 2 (AccessionNumber): is outside the file, which has 1 column: correct the index, which counts from 0",
                "'EMPI;Acc'|line 1: has one column: separate columns with commas",
                "'P,12345'|line 1, column 2 (AccessionNumber): looks like a value: begin the file with a header",
                "'\uFFFD\uFFFDE\0'|line 1: is not UTF-8 text: save the file as \"CSV UTF-8\"",
                "'\"EMPI'|line 1: opens a quote that is never closed: close it",
            })
    void namesWhatIsWrongWithTheHeader(String text, String expected) throws IOException {
        QueryFile file = file(text, STRICT, "PatientID:0", "AccessionNumber:1");
        assertThat(problems(file)).contains(expected);
        assertThatIOException().isThrownBy(() -> rows(file)).withMessageContaining("line 1");
    }

    @Test
    void noticesRowsThatAskForTheSame() throws IOException {
        QueryFile file = file("ID,x\nP1,a\nP2,b\n\" P1 \",c\nP1,d\nP,1\n", STRICT, "PatientID:0");
        QueryFileCheck check = file.check(1);
        assertThat(check.repeated()).isEqualTo(2);
        assertThat(check.repeatedLines()).containsExactly(4L);
        assertThat(check.isGood()).isTrue();
        assertThat(rows(file))
                .extracting(QueryRow::line, QueryRow::repeated)
                .containsExactly(
                        tuple(2L, false), tuple(3L, false), tuple(4L, true), tuple(5L, true), tuple(6L, false));
    }

    @Test
    void noticesThatTheFileHasChanged(@TempDir Path folder) throws IOException {
        Path csv = folder.resolve("rows.csv");
        QueryFile file = QueryFile.of(csv, QueryAttributes.parse(List.of("PatientID:0")), STRICT, ExtractMode.IMAGES);
        Files.writeString(csv, "\uFEFFID\r\nP1\r\n");
        assertThat(file.check(1).isGood()).isTrue();
        Files.writeString(csv, "ID\nP1\nP*\n");
        try (QueryRows rows = file.open()) {
            assertThat(rows.next().line()).isEqualTo(2);
            assertThatIOException()
                    .isThrownBy(rows::next)
                    .withMessageContaining("changed")
                    .withMessageContaining("line 3");
        }
    }

    @Test
    void findsBytesThatAreNotUtf8(@TempDir Path folder) throws IOException {
        Path csv = folder.resolve("rows.csv");
        Files.write(csv, "ID,Größe\nMüller,ü\nP,ü\n".getBytes(StandardCharsets.ISO_8859_1));
        QueryFile file = QueryFile.of(csv, QueryAttributes.parse(List.of("PatientID:0")), STRICT, ExtractMode.IMAGES);
        assertThat(problems(file))
                .containsExactly("line 2, column 1 (PatientID): is not UTF-8 text: save the file as \"CSV UTF-8\"");
        Files.write(csv, "ID\nP\n".getBytes(StandardCharsets.UTF_16));
        assertThat(problems(file)).contains("line 1: is not UTF-8 text: save the file as \"CSV UTF-8\"");
    }

    @Test
    void neverPrintsValues() throws IOException {
        String text = "a,b\nSECRET,SECRET\n";
        Stream<QueryFile> files = Stream.of(
                file(text, STRICT, "PatientID:0"),
                file(text, STRICT, "PatientID:0", "AccessionNumber:1"),
                file("a,b\nSECRET,1.2.840\n", STRICT, "PatientID:0", "StudyInstanceUID:1"),
                file(text, STRICT, "PatientName:0"));
        for (QueryFile file : files.toList()) {
            QueryRow row = rows(file).get(0);
            assertThat(row.toString())
                    .contains("line 2")
                    .doesNotContain("SECRET")
                    .doesNotContain("840");
            assertThat(row.queries().get(0).find().keys().toString())
                    .doesNotContain("SECRET")
                    .doesNotContain("840");
        }
    }

    @Provide
    Arbitrary<List<String>> lines() {
        Arbitrary<String> good =
                Arbitraries.of("P1,20240305", "P2, 20240301-20240305 ,", "\"P,3\",-20240305", "", ",,", "Mü,20240305");
        Arbitrary<String> any = Arbitraries.oneOf(
                good,
                Arbitraries.strings().ofMaxLength(20),
                Arbitraries.of("P*,20240305", "\"", "P1,20240305,x", "P1"));
        return Arbitraries.oneOf(good.list().ofMaxSize(20), any.list().ofMaxSize(6));
    }

    @Property
    void getsThroughAnythingAndAgreesWithItsCheck(@ForAll("lines") List<String> lines) throws IOException {
        QueryFile file = file("ID,Day\n" + String.join("\n", lines), STRICT, "PatientID:0", "StudyDate:1");
        QueryFileCheck check = file.check(3);
        assertThat(check.isGood()).isEqualTo(check.problems().isEmpty());
        if (check.isGood()) {
            assertThat(queries(file)).hasSize((int) check.queries());
            assertThat(rows(file)).filteredOn(QueryRow::repeated).hasSize((int) check.repeated());
        } else {
            assertThatIOException().isThrownBy(() -> rows(file));
        }
    }
}
