package io.niffler.jobs.png.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import io.niffler.dicom.data.ValueElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellTextTest {
    private static final int ANY = Tag.of(0x0018, 0x0001);

    private static String text(VR vr, String... values) {
        DataSet holder = new DataSet().setString(Tag.SPECIFIC_CHARACTER_SET, VR.CS, "ISO_IR 192");
        holder.setString(ANY, vr, values);
        return CellText.of((ValueElement) holder.get(ANY), holder);
    }

    /** The right column is what Python's repr gives. */
    @ParameterizedTest
    @CsvSource({
        "1, 1.0",
        "1.50, 1.5",
        "-0, -0.0",
        "0, 0.0",
        "1e2, 100.0",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "0.000012345, 1.2345e-05",
        "123456789.25, 123456789.25",
        "9999999999999998, 9999999999999998.0",
        "1e16, 1e+16",
        "-1.5e22, -1.5e+22",
        "1e100, 1e+100",
        "5E-200, 5e-200"
    })
    void printsNumbersAsPython(double number, String text) {
        assertThat(CellText.number(number)).isEqualTo(text);
    }

    @Test
    void printsWhatIsNoNumber() {
        assertThat(CellText.number(Double.NaN)).isEqualTo("nan");
        assertThat(CellText.number(Double.NEGATIVE_INFINITY)).isEqualTo("-inf");
    }

    @Test
    void readsDecimalStringsAndLeavesOthersAsTheyAre() {
        assertThat(text(VR.DS, "1.250 ")).isEqualTo("1.25");
        assertThat(text(VR.DS, "1,25")).isEqualTo("1,25");
        assertThat(text(VR.IS, "007")).isEqualTo("007");
        assertThat(text(VR.LO, " Köln ")).isEqualTo("Köln");
        assertThat(text(VR.UI, "1.2.3")).isEqualTo("1.2.3");
        assertThat(text(VR.LT, "two\nlines")).isEqualTo("two\nlines");
        assertThat(text(VR.CS)).isEmpty();
    }

    @Test
    void severalValuesAreATuple() {
        assertThat(text(VR.DS, "0.5", "1")).isEqualTo("(0.5, 1.0)");
        assertThat(text(VR.CS, "ORIGINAL", "PRIMARY")).isEqualTo("('ORIGINAL', 'PRIMARY')");
        assertThat(text(VR.IS, "1", "x")).isEqualTo("(1, 'x')");
        assertThat(text(VR.LO, "it's", "")).isEqualTo("('it\\'s', '')");
        DataSet binary = new DataSet();
        binary.setInts(ANY, VR.US, 1, 65535);
        assertThat(CellText.of((ValueElement) binary.get(ANY), binary)).isEqualTo("(1, 65535)");
        binary.setDoubles(ANY, VR.FL, 0.1);
        assertThat(CellText.of((ValueElement) binary.get(ANY), binary)).isEqualTo("0.10000000149011612");
    }

    @Test
    void paddingIsNoText() {
        assertThat(CellText.hasText(new ValueElement(ANY, VR.LO, new byte[] {' ', ' ', 0})))
                .isFalse();
        assertThat(CellText.hasText(new ValueElement(ANY, VR.LO, new byte[] {' ', 'a'})))
                .isTrue();
        assertThat(CellText.hasText(new ValueElement(ANY, VR.US, new byte[] {0, 0})))
                .isTrue();
        assertThat(CellText.hasText(new ValueElement(ANY, VR.US, new byte[] {})))
                .isFalse();
    }

    @Test
    void bytesAndVeryLongValuesAreNoCells() {
        assertThat(CellText.mayHaveText(new ValueElement(ANY, VR.OB, new byte[4])))
                .isFalse();
        assertThat(CellText.mayHaveText(new ValueElement(ANY, VR.LT, new byte[CellText.MAX_BYTES])))
                .isTrue();
        assertThat(CellText.mayHaveText(new ValueElement(ANY, VR.LT, new byte[CellText.MAX_BYTES + 2])))
                .isFalse();
    }
}
