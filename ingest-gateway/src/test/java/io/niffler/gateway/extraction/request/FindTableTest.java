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
import java.nio.file.StandardOpenOption;
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
        try (FindTable table = FindTable.open(folder.resolve("."), FindDetail.ONLY, false)) {
            table.add(study("P1", "Größe \"L\", =1+1"));
            assertThat(written()).isEqualTo(HEADER + "P1,1.2,,\"Größe \"\"L\"\", =1+1\"\n");
            table.add(study("=cmd()", "-5"));
        }
        assertThat(written()).endsWith("\n\"'=cmd()\",1.2,,\"'-5\"\n");
    }

    @Test
    void goesOnAfterACrash() throws IOException {
        FindTable.open(folder, FindDetail.ONLY, false).close();
        Path file = folder.resolve("cfind-output.csv");
        Files.writeString(file, "P1,1.2,,x\n\"P2,1", StandardOpenOption.APPEND);
        try (FindTable table = FindTable.open(folder, FindDetail.ONLY, false)) {
            table.add(study("P3", "y"));
        }
        assertThat(written()).isEqualTo(HEADER + "P1,1.2,,x\nP3,1.2,,y\n");
        assertThatIOException()
                .isThrownBy(() -> FindTable.open(folder, FindDetail.DETAILED, false))
                .withMessageContaining("other columns");
        FindTable.open(folder, FindDetail.DETAILED, true).close();
        assertThat(written()).startsWith("PatientID").hasLineCount(1);
        Files.writeString(file, "PatientID,Study"); // the header itself was cut short
        FindTable.open(folder, FindDetail.ONLY, false).close();
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
