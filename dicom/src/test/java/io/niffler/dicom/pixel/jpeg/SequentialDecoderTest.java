package io.niffler.dicom.pixel.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against an encoder whose divisors are 1: what comes back is off by little more than the rounding of coefficients. */
class SequentialDecoderTest {
    private static final int ROWS = 37;
    private static final int COLUMNS = 43;
    private static final int ROUNDING = 2;

    private final JpegDecoder decoder = new JpegDecoder();

    private static DctEncoder.Source slopes(int precision) {
        int scale = 1 << (precision - 8);
        return (component, row, column) -> (40 + 50 * component + 2 * row + column) * scale;
    }

    /** A slope over the pixels of the image, whatever the size of a component's plane. */
    private static DctEncoder.Source slopesOfPixels(int wider, int higher) {
        return (component, row, column) -> component == 0
                ? 40 + 2 * row + column
                : 40 + (2 * (2 * row + 1) * higher - 2 + (2 * column + 1) * wider - 1) / 2;
    }

    private void assertNear(Samples samples, int precision, int components, DctEncoder.Source expected) {
        int[] values = samples.values();
        assertThat(samples.precision()).isEqualTo(precision);
        assertThat(values).hasSize(ROWS * COLUMNS * components);
        for (int i = 0; i < values.length; i++) {
            int pixel = i / components;
            assertThat(values[i])
                    .as("sample %d", i)
                    .isCloseTo(expected.sample(i % components, pixel / COLUMNS, pixel % COLUMNS), within(ROUNDING));
        }
    }

    @ParameterizedTest
    @CsvSource({"8,0", "12,0", "8,1", "12,5", "12,6", "12,1000"})
    void oneComponentWithAndWithoutRestarts(int precision, int interval) throws FrameException {
        // The sampling factors of a single component mean nothing.
        for (int factors : new int[] {0x11, 0x22, 0x41}) {
            DctEncoder encoder = new DctEncoder(precision, ROWS, COLUMNS, new int[] {factors}, interval);
            byte[] bytes = encoder.encode(slopes(precision), false);
            assertNear(decode(bytes, 1, precision), precision, 1, slopes(precision));
        }
    }

    @ParameterizedTest
    @CsvSource({"8,true", "8,false", "12,true", "12,false"})
    void threeComponentsTogetherOrInTurn(int precision, boolean interleaved) throws FrameException {
        DctEncoder encoder = new DctEncoder(precision, ROWS, COLUMNS, new int[] {0x11, 0x11, 0x11}, 7);
        byte[] bytes = encoder.encode(slopes(precision), interleaved);
        assertNear(decode(bytes, 3, precision), precision, 3, slopes(precision));
    }

    @ParameterizedTest
    @CsvSource({"0x21,2,1,true", "0x21,2,1,false", "0x22,2,2,true", "0x22,2,2,false"})
    void chrominanceOfTwoColumnsIsInterpolated(String luminance, int wider, int higher, boolean interleaved)
            throws FrameException {
        DctEncoder encoder = new DctEncoder(8, ROWS, COLUMNS, new int[] {Integer.decode(luminance), 0x11, 0x11}, 0);
        byte[] bytes = encoder.encode(slopesOfPixels(wider, higher), interleaved);
        Samples samples = decode(bytes, 3, 8);
        for (int i = 0; i < samples.values().length; i++) {
            int row = i / 3 / COLUMNS;
            int column = i / 3 % COLUMNS;
            // The outermost pixels have no second sample to lean to.
            boolean edge = row == 0 || row == ROWS - 1 || column == 0 || column == COLUMNS - 1;
            if (!edge) {
                assertThat(samples.values()[i]).isCloseTo(40 + 2 * row + column, within(ROUNDING));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0x12,1,2", "0x41,4,1", "0x42,4,2", "0x14,1,4"})
    void otherChrominanceIsRepeated(String luminance, int wider, int higher) throws FrameException {
        DctEncoder encoder = new DctEncoder(12, ROWS, COLUMNS, new int[] {Integer.decode(luminance), 0x11, 0x11}, 2);
        byte[] bytes = encoder.encode(slopes(12), true);
        assertNear(
                decode(bytes, 3, 12),
                12,
                3,
                (component, row, column) -> component == 0
                        ? slopes(12).sample(0, row, column)
                        : slopes(12).sample(component, row / higher, column / wider));
    }

    @Test
    void sampleFactorsThatDoNotDivideAreUnsupported() {
        byte[] bytes = new DctEncoder(8, ROWS, COLUMNS, new int[] {0x31, 0x21, 0x11}, 0).encode(slopes(8), true);
        assertThatThrownBy(() -> decode(bytes, 3, 8))
                .isInstanceOfSatisfying(
                        FrameException.class, e -> assertThat(e.kind()).isEqualTo(FrameException.Kind.UNSUPPORTED))
                .hasMessageContaining("2 x 1 of 3 x 1");
    }

    @Test
    void valuesBeyondTheRangeAreCut() throws FrameException {
        DctEncoder.Source source = (component, row, column) -> (row + column) % 3 == 0 ? 4500 : -300;
        byte[] bytes = new DctEncoder(12, ROWS, COLUMNS, new int[] {0x11}, 0).encode(source, false);
        assertNear(decode(bytes, 1, 12), 12, 1, (component, row, column) -> (row + column) % 3 == 0 ? 4095 : 0);
    }

    private Samples decode(byte[] bytes, int components, int precision) throws FrameException {
        return decoder.decode(JpegBytes.frame(bytes, ROWS, COLUMNS, components, precision));
    }
}
