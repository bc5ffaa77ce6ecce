package io.niffler.dicom.pixel.jpegls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.dicom.pixel.FrameException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodingTest {

    /** The first line is the example of ITU-T T.87 C.2.4.1.1.1, the others follow from its formulas by hand. */
    @ParameterizedTest
    @CsvSource({
        "8, 0, 3, 7, 21", "8, 3, 12, 22, 42", "12, 0, 18, 67, 276", "16, 0, 18, 67, 276", "16, 10, 48, 117, 346",
        "10, 1, 9, 24, 79", "7, 1, 4, 8, 17", "4, 0, 2, 3, 4", "2, 0, 2, 3, 3", "2, 1, 3, 3, 3"
    })
    void defaultThresholds(int precision, int near, int t1, int t2, int t3) throws FrameException {
        Coding coding = Coding.of(precision, near, Preset.DEFAULT);
        assertThat(coding).isEqualTo(new Coding((1 << precision) - 1, near, t1, t2, t3, 64));
    }

    @ParameterizedTest
    @CsvSource({"8, 0, 256, 8, 32", "8, 3, 38, 6, 32", "16, 0, 65536, 16, 64", "2, 0, 4, 2, 20", "12, 2, 820, 10, 48"})
    void derivedParameters(int precision, int near, int range, int errorBits, int limit) throws FrameException {
        Coding coding = Coding.of(precision, near, Preset.DEFAULT);
        assertThat(coding.range()).isEqualTo(range);
        assertThat(coding.errorBits()).isEqualTo(errorBits);
        assertThat(coding.limit()).isEqualTo(limit);
    }

    @Test
    void parametersOutOfTheirRangesAreCorrupt() {
        assertCorrupt(8, 128, Preset.DEFAULT);
        assertCorrupt(8, 0, new Preset(256, 0, 0, 0, 0));
        assertCorrupt(8, 3, new Preset(0, 3, 0, 0, 0));
        assertCorrupt(8, 0, new Preset(0, 20, 10, 30, 0));
        assertCorrupt(8, 0, new Preset(0, 1, 10, 256, 0));
        assertCorrupt(8, 0, new Preset(0, 0, 0, 0, 2));
        assertCorrupt(8, 0, new Preset(0, 0, 0, 0, 256));
    }

    private static void assertCorrupt(int precision, int near, Preset preset) {
        assertThatThrownBy(() -> Coding.of(precision, near, preset))
                .isInstanceOfSatisfying(
                        FrameException.class, e -> assertThat(e.kind()).isEqualTo(FrameException.Kind.CORRUPT));
    }
}
