package io.niffler.jobs.utilization.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.jobs.utilization.exams.LocalDays;
import io.niffler.jobs.utilization.exams.Stretch;
import io.niffler.jobs.utilization.tables.IntermediateTable.BadRow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntermediateTableTest {
    private static final LocalDate DATE = LocalDate.of(2024, 3, 5);
    private static final String HEADER =
            "DeviceSerialNumber, StudyInstanceUID, PatientID, DurationInMinutes, Number of Series in the Study,"
                    + " Exam Start Time, Exam End Time, StudyDescription, Modality\n";
    private static final String ROW = "SN1, 1.2.3,P1, 30, 3, 93000, 245960, CT HEAD, W/O, CT\n";

    private static IntermediateTable read(String text, RowReading reading) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8), reading);
    }

    private static IntermediateTable read(byte[] bytes, RowReading reading) throws IOException {
        return IntermediateTable.read(new ByteArrayInputStream(bytes), DATE, reading);
    }

    private static Stretch row(String patient, long start, long end, String description, String modality) {
        long midnight = LocalDays.startOf(DATE);
        return new Stretch(
                "SN1", "1.2.3", patient, midnight + start, midnight + end, description, modality, Map.of(), 3);
    }

    @Test
    void readsWhatWasMeant() throws IOException {
        String text = HEADER + "SN1, 1.2.3,P1, 30, 3, 93000, 240130, CT HEAD, W/O, CT\r\n"
                + "SN1, 1.2.3,undefined, 0, 3, 5, 5, undefined, undefined";

        IntermediateTable table = read(text, RowReading.MEANT);

        assertThat(table.badRows()).isEmpty();
        assertThat(table.rows())
                .containsExactly(
                        row("P1", 34_200_000, 86_490_000, "CT HEAD, W/O", "CT"), row("", 5_000, 5_000, null, null));
    }

    @Test
    void readsWhatTheOriginalUnderstands() throws IOException {
        String text = """
                SN1, 1.2.3,P1, 30, 3, 93000, 240130, CT HEAD, W/O, CT
                SN1, 1.2.3,undefined, 0, 3, 5, 5, , undefined
                """;

        assertThat(read(text, RowReading.LITERAL).rows())
                .containsExactly(
                        row("P1", 34_200_000, 86_490_000, "CT HEAD", "W/O"),
                        row("undefined", 5_000, 5_000, "", "undefined"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SN1, 1.2.3,SECRET | has 3 of 9 columns",
                "' , 1.2.3,SECRET, 0, 1, 5, 5, D, CT' | DeviceSerialNumber is empty",
                "SN1, ,SECRET, 0, 1, 5, 5, D, CT | StudyInstanceUID is empty",
                "SN1, 1.2.3,SECRET, 0, -1, 5, 5, D, CT | Number of Series in the Study is no whole number of at most 6 digits",
                "SN1, 1.2.3,SECRET, 0, 999999, 5, 5, D, CT | Number of Series in the Study is over 100000",
                "SN1, 1.2.3,SECRET, 0, 1, 480000, 480000, D, CT | Exam Start Time is no time from 0 to 475959",
                "SN1, 1.2.3,SECRET, 0, 1, 5, 96099, D, CT | Exam End Time is no time from 0 to 475959",
                "SN1, 1.2.3,SECRET, 0, 1, 5, NaN, D, CT | Exam End Time is no whole number of at most 6 digits",
                "SN1, 1.2.3,SECRET, 0, 1, ١, 5, D, CT | Exam Start Time is no whole number of at most 6 digits",
                "SN1, 1.2.3,SECRET, 0, 1, 5, 4, D, CT | Exam End Time is before Exam Start Time"
            })
    void reportsBadRowsByTheirLineWithoutQuotingThem(String row, String reason) throws IOException {
        String good = "SN1, 1.2.3,P1, 0, 3, 5, 5, D, CT\n";

        IntermediateTable table = read(HEADER + good + row + "\n\n" + good, RowReading.MEANT);

        assertThat(table.rows()).hasSize(2);
        assertThat(table.badRows()).containsExactly(new BadRow(3, reason));
        assertThat(table.badRows().get(0)).hasToString("line 3: " + reason);
    }

    @Test
    void reportsTheFirstBadRowsAndCountsTheRest() throws IOException {
        IntermediateTable table = read("x\n".repeat(1_000), RowReading.MEANT);

        assertThat(table.badRows()).hasSize(IntermediateTable.MAX_REPORTED);
        assertThat(table.badRowCount()).isEqualTo(1_000);
    }

    @Test
    void passesOverALineThatIsTooLong() throws IOException {
        String good = "SN1, 1.2.3,P1, 0, 3, 5, 5, D, CT\n";

        IntermediateTable table = read("x".repeat(BoundedLines.MAX_LENGTH + 1) + "\n" + good, RowReading.MEANT);

        assertThat(table.rows()).hasSize(1);
        assertThat(table.badRows()).containsExactly(new BadRow(1, "is longer than 65536 characters"));
    }

    @Test
    void survivesAnything() throws IOException {
        Random random = new Random(4);
        byte[] row = ROW.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = row.clone();
            for (int changes = random.nextInt(6); changes >= 0; changes--) {
                bytes[random.nextInt(bytes.length)] =
                        random.nextBoolean() ? (byte) random.nextInt() : row[random.nextInt(row.length)];
            }
            for (RowReading reading : RowReading.values()) {
                IntermediateTable table = read(bytes, reading);
                for (Stretch stretch : table.rows()) {
                    assertThat(stretch.start()).isBetween(LocalDays.startOf(DATE), stretch.end());
                }
                assertThat(table.badRows()).noneMatch(bad -> bad.toString().contains("HEAD"));
            }
        }
    }

    @Test
    void passesOverAByteOrderMark() throws IOException {
        IntermediateTable table = read("\uFEFF" + HEADER + ROW.replace("245960", "94500"), RowReading.MEANT);
        assertThat(table.badRows()).isEmpty();
        assertThat(table.rows()).hasSize(1);
    }
}
