package io.niffler.gateway.extraction.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindTableTest {
    private static final String HEADER = "PatientID,StudyInstanceUID,AccessionNumber,StudyDescription\n";

    @TempDir
    Path folder;

    private static DataSet study(String patient, String description) {
        return new DataSet()
                .setString(Tag.SPECIFIC_CHARACTER_SET, VR.CS, "ISO_IR 192")
                .setString(Tag.PATIENT_ID, VR.LO, patient)
                .setString(Tag.STUDY_INSTANCE_UID, VR.UI, "1.2")
                .setString(Tag.STUDY_DESCRIPTION, VR.LO, description);
    }

    private static String cell(String text) {
        StringBuilder cell = new StringBuilder();
        TableCell.append(cell, text);
        return cell.toString();
    }

    private String written() throws IOException {
        return Files.readString(folder.resolve("cfind-output.csv"));
    }

    @Test
    void hasTheColumnsOfTheOriginalWithEveryComma() {
        assertThat(FindTable.header(FindDetail.ONLY) + "\n").isEqualTo(HEADER);
        assertThat(FindTable.header(FindDetail.DETAILED))
                .isEqualTo("PatientID,StudyInstanceUID,AccessionNumber,StudyDescription,StudyDate,StudyTime,"
                        + "DeviceSerialNumber,ProtocolName,PerformedProcedureStepDescription,"
                        + "NumberOfStudyRelatedSeries,NumberOfStudyRelatedInstances,AcquisitionDate");
    }

    @Test
    void writesEachStudyAtOnce() throws IOException {
        try (FindTable table = FindTable.open(folder.resolve("."), FindDetail.ONLY, 0)) {
            table.add(List.of(study("P1", "Größe \"L\", =1+1")));
            assertThat(written()).isEqualTo(HEADER + "P1,1.2,,\"Größe \"\"L\"\", =1+1\"\n");
            table.add(List.of(study("=cmd()", "-5"), study("P2", "x")));
        }
        assertThat(written()).endsWith("\n\"'=cmd()\",1.2,,\"'-5\"\nP2,1.2,,x\n");
    }

    @Test
    void goesOnBehindTheRowsThatTheLedgerKnows() throws IOException {
        Path file = folder.resolve("cfind-output.csv");
        Files.writeString(file, HEADER + "P1,1.2,,x\nP2,1.2,,of an answer that the ledger\nP3,1.2,,does not kn");
        try (FindTable table = FindTable.open(folder, FindDetail.ONLY, 1)) {
            table.add(List.of(study("P3", "y")));
        }
        assertThat(written()).isEqualTo(HEADER + "P1,1.2,,x\nP3,1.2,,y\n");
        FindTable.open(folder, FindDetail.ONLY, 2).close();
        assertThat(written()).hasLineCount(3);
    }

    @Test
    void refusesATableThatIsNotAsTheLedgerKnowsIt() throws IOException {
        try (FindTable table = FindTable.open(folder, FindDetail.ONLY, 0)) {
            table.add(List.of(study("P1", "x")));
            assertThatIOException()
                    .isThrownBy(() -> FindTable.open(folder, FindDetail.ONLY, 1))
                    .withMessageContaining("written by another run");
        }
        assertThatIOException()
                .isThrownBy(() -> FindTable.open(folder, FindDetail.DETAILED, 1))
                .withMessageContaining("other columns");
        assertThatIOException()
                .isThrownBy(() -> FindTable.open(folder, FindDetail.ONLY, 2))
                .withMessageContaining("fewer rows");
        assertThat(written()).isEqualTo(HEADER + "P1,1.2,,x\n");
    }

    @Test
    void beginsWithNothingWhereTheLedgerKnowsNothing() throws IOException {
        assertThat(FindTable.isThere(folder)).isFalse();
        Files.writeString(folder.resolve("cfind-output.csv"), "PatientID,Study");
        assertThat(FindTable.isThere(folder)).isTrue();
        FindTable.open(folder, FindDetail.ONLY, 0).close();
        assertThat(written()).isEqualTo(HEADER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "=1+1|\"'=1+1\"",
                "+1|\"'+1\"",
                "-1|\"'-1\"",
                "@x|\"'@x\"",
                "'x|\"''x\"",
                "＝1|\"'＝1\"",
                "a=1|a=1",
                "a;=1|\"a;=1\"",
                "O'Hara|\"O'Hara\"",
                "P1|P1",
            })
    void defusesFormulas(String text, String expected) {
        assertThat(cell(text)).isEqualTo(expected);
    }

    @Test
    void keepsEachRowOnOneLine() {
        assertThat(cell("\t=1")).isEqualTo("\"'\uFFFD=1\"");
        assertThat(cell("\r\n\0a\u2028")).isEqualTo("\"'\uFFFD\uFFFD\uFFFDa\uFFFD\"");
    }

    /** Reading the cell and taking one apostrophe away gives the text again, but for control characters. */
    @Property
    void losesNothing(@ForAll String text) throws IOException {
        String plain = text.codePoints()
                .filter(c -> !Character.isISOControl(c) && c != 0x2028 && c != 0x2029)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        try (CsvReader reader = new CsvReader(new StringReader("x," + cell(plain) + "\n"))) {
            String read = reader.next().cells().get(1);
            assertThat(read).doesNotMatch("(?s)[=+\\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20].*");
            assertThat(read.startsWith("'") ? read.substring(1) : read).isEqualTo(plain);
        }
    }
}
