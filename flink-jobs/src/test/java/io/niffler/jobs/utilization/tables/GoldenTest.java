package io.niffler.jobs.utilization.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.jobs.utilization.exams.Exam;
import io.niffler.jobs.utilization.exams.ExamRules;
import io.niffler.jobs.utilization.exams.Exams;
import io.niffler.jobs.utilization.exams.Stretch;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the original Java program printed for the same intermediate rows. */
class GoldenTest {
    private static final LocalDate FIFTH = LocalDate.of(2024, 3, 5);
    private static final LocalDate SIXTH = LocalDate.of(2024, 3, 6);
    /**
     * Patient T3_ and the second exam of patient T3 have the same key in the original, which takes them for one exam of
     * one patient. They are two patients.
     */
    private static final String ORIGINAL_TAKES_T3_FOR_ITS_NEIGHBOUR = """
            1, 20240305, 69618, 22.641509433962266 %, 4, 4, 6, W/O CONTRAST, 18
            , , , , , , , , ,T3_,  120000,  122500, 25.0, 2, 6,  patient id ends in underscore:: second exam meets T3_
            """;

    private static final String T3_AND_ITS_NEIGHBOUR = """
            1, 20240305, 69618, 20.754716981132077 %, 4, 5, 6, W/O CONTRAST, 18
            , , , , , , , , ,T3_,  120000,  121000, 10.0, 1, 3,  patient id ends in underscore
            , , , , , , , , ,T3_,  121500,  122500, 10.0, 1, 3,  second exam meets T3_
            """;

    /**
     * R60 was at the scanner from 10:42:11 to 10:48:33 and from 10:58:21 to 11:22:17: one exam, for the gap is under ten
     * minutes. The row that closes the gap comes last, and the original, having moved the start of an exam, does not look
     * whether another one ends shortly before. Were that row earlier in the file, the original would print one exam too.
     */
    private static final String ORIGINAL_OVERLOOKS_A_GAP = """
            2, 20240306, 45988, 6.795204204151947 %, 11, 13, 15, MR, 87
            , , , , , , , , ,R60,  105821,  112217, 23.933333333333334, 2, 9,  MR BRAIN W WO:: MR BRAIN W WO
            , , , , , , , , ,R60__,  104211,  104833, 6.366666666666666, 1, 7,  CT ABD PELVIS
            """;

    private static final String GAP_CLOSED = """
            2, 20240306, 45988, 7.818400125289298 %, 11, 12, 15, MR, 87
            , , , , , , , , ,R60,  104211,  112217, 40.1, 3, 16,  MR BRAIN W WO:: MR BRAIN W WO:: CT ABD PELVIS
            """;

    @Test
    void printsTheFirstDayToTheLetterExceptWhereTwoPatientsAreTakenForOne() throws IOException {
        assertThat(print().get(0))
                .isEqualTo(
                        withLinesReplaced(expected(FIFTH), ORIGINAL_TAKES_T3_FOR_ITS_NEIGHBOUR, T3_AND_ITS_NEIGHBOUR));
    }

    @Test
    void printsTheSecondDayToTheLetterExceptWhereTheOrderOfRowsHidesAGap() throws IOException {
        assertThat(print().get(1)).isEqualTo(withLinesReplaced(expected(SIXTH), ORIGINAL_OVERLOOKS_A_GAP, GAP_CLOSED));
    }

    @Test
    void findsTheSameExamsInAnyOrderOfRows() throws IOException {
        for (LocalDate date : List.of(FIFTH, SIXTH)) {
            List<Stretch> rows = new ArrayList<>(rows(date, RowReading.LITERAL));
            List<Exam> exams = Exams.ofStretches(rows, ExamRules.DEFAULT);
            for (int seed = 0; seed < 50; seed++) {
                Collections.shuffle(rows, new Random(seed));
                assertThat(Exams.ofStretches(rows, ExamRules.DEFAULT)).isEqualTo(exams);
            }
        }
    }

    @Test
    void writesTheRowsAgainToTheLetter() throws IOException {
        for (LocalDate date : List.of(FIFTH, SIXTH)) {
            StringWriter text = new StringWriter();
            StudyTable table = new StudyTable(true, new PrintWriter(text));
            rows(date, RowReading.MEANT).forEach(row -> table.print(row, date));

            // What is absent is written in one way.
            assertThat(text)
                    .hasToString(resource(CompatTimes.date(date) + ".csv").replace(", , CT\n", ", undefined, CT\n"));
        }
    }

    /** The text with the first of some lines replaced by others and the rest of them left out. */
    private static String withLinesReplaced(String text, String lines, String others) {
        assertThat(text.lines()).containsAll(lines.lines().toList());
        String replaced = text;
        List<String> before = lines.lines().toList();
        List<String> after = others.lines().toList();
        for (int i = 0; i < before.size(); i++) {
            String other = i < after.size() ? after.get(i) + "\n" : "";
            if (i == before.size() - 1) {
                other += after.stream()
                        .skip(before.size())
                        .map(line -> line + "\n")
                        .collect(Collectors.joining());
            }
            replaced = replaced.replace(before.get(i) + "\n", other);
        }
        return replaced;
    }

    /** Both days in one run, as the original was run: the second is date number 2. */
    private static List<String> print() throws IOException {
        Set<String> subset;
        try (InputStream in = GoldenTest.class.getResourceAsStream("subset_scanners.csv")) {
            subset = ScannerList.read(in);
        }
        StringWriter text = new StringWriter();
        try (PrintWriter out = new PrintWriter(text)) {
            CompatTable table = new CompatTable(ExamRules.DEFAULT, subset::contains, out);
            String header = text.toString();
            table.print(FIFTH, rows(FIFTH, RowReading.LITERAL));
            int second = text.getBuffer().length();
            table.print(SIXTH, rows(SIXTH, RowReading.LITERAL));
            return List.of(
                    text.getBuffer().substring(0, second),
                    header + text.getBuffer().substring(second));
        }
    }

    private static List<Stretch> rows(LocalDate date, RowReading reading) throws IOException {
        try (InputStream in = GoldenTest.class.getResourceAsStream(CompatTimes.date(date) + ".csv")) {
            IntermediateTable table = IntermediateTable.read(in, date, reading);
            assertThat(table.badRows()).isEmpty();
            return table.rows();
        }
    }

    private static String expected(LocalDate date) throws IOException {
        return resource("expected-" + CompatTimes.date(date) + ".csv");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = GoldenTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
