package io.niffler.dicom.pixel.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.Samples;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LosslessDecoderTest {
    private static final int ROWS = 13;
    private static final int COLUMNS = 17;

    private final JpegDecoder decoder = new JpegDecoder();

    /** Noise on a slope, so that all categories occur. */
    private static int[] image(int precision, int components) {
        Random random = new Random(precision);
        int[] values = new int[ROWS * COLUMNS * components];
        for (int i = 0; i < values.length; i++) {
            int noise = random.nextInt(1 << random.nextInt(precision + 1));
            values[i] = (i * 3 + noise) & ((1 << precision) - 1);
        }
        return values;
    }

    private Samples decode(byte[] bytes, int components, int precision) throws FrameException {
        return decoder.decode(JpegBytes.frame(bytes, ROWS, COLUMNS, components, precision));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void everyPredictorAtEveryPrecision(int predictor) throws FrameException {
        for (int precision = 2; precision <= 16; precision++) {
            int[] values = image(precision, 1);
            byte[] bytes = LosslessEncoder.of(precision, predictor).encode(values, ROWS, COLUMNS, 1);
            Samples samples = decode(bytes, 1, precision);
            assertThat(samples.values()).isEqualTo(values);
            assertThat(samples.precision()).isEqualTo(precision);
            assertThat(samples.signed()).isFalse();
            assertThat(samples.colourTransformed()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"1,true", "1,false", "4,true", "4,false", "7,true", "7,false"})
    void restartsAndComponentsTogetherOrInTurn(int predictor, boolean interleaved) throws FrameException {
        for (int rowsTogether : new int[] {0, 1, 2, 5, 13, 14}) {
            int[] values = image(12, 3);
            byte[] bytes =
                    new LosslessEncoder(12, predictor, 0, rowsTogether, interleaved).encode(values, ROWS, COLUMNS, 3);
            assertThat(decode(bytes, 3, 12).values()).isEqualTo(values);
        }
    }

    @Test
    void theLargestDifferenceHasNoBits() throws FrameException {
        int[] values = new int[ROWS * COLUMNS];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 3 == 0 ? 0x8000 : i % 3 == 1 ? 0 : 0xFFFF;
        }
        for (int predictor = 1; predictor <= 7; predictor++) {
            byte[] bytes = LosslessEncoder.of(16, predictor).encode(values, ROWS, COLUMNS, 1);
            assertThat(decode(bytes, 1, 16).values()).isEqualTo(values);
        }
    }

    @Test
    void aPointTransformLosesTheLowestBits() throws FrameException {
        int[] values = image(12, 1);
        byte[] bytes = new LosslessEncoder(12, 5, 3, 2, false).encode(values, ROWS, COLUMNS, 1);
        assertThat(decode(bytes, 1, 12).values())
                .isEqualTo(Arrays.stream(values).map(value -> value & ~7).toArray());
    }

    @Test
    void endsBeforeTheLastRow() {
        byte[] bytes = LosslessEncoder.of(12, 1).encode(image(12, 1), ROWS, COLUMNS, 1);
        for (int length = bytes.length - 4; length > 0; length -= 7) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> decode(cut, 1, 12))
                    .isInstanceOfSatisfying(
                            FrameException.class, e -> assertThat(e.kind()).isEqualTo(FrameException.Kind.CORRUPT));
        }
    }

    @Test
    void doesWithoutEoiAndWithWhatFollowsIt() throws FrameException {
        int[] values = image(12, 1);
        byte[] bytes = LosslessEncoder.of(12, 1).encode(values, ROWS, COLUMNS, 1);
        byte[] more = Arrays.copyOf(bytes, bytes.length + 50);
        Arrays.fill(more, bytes.length, more.length, (byte) 0xAA);
        assertThat(decode(Arrays.copyOf(bytes, bytes.length - 2), 1, 12).values())
                .isEqualTo(values);
        assertThat(decode(more, 1, 12).values()).isEqualTo(values);
    }

    @Test
    void moreDataThanSamplesIsCorrupt() {
        byte[] bytes = LosslessEncoder.of(12, 1).encode(image(12, 1), ROWS, COLUMNS, 1);
        byte[] more = Arrays.copyOf(bytes, bytes.length + 4);
        System.arraycopy(new byte[] {0x55, 0x55, 0x55, 0x55, -1, (byte) 0xD9}, 0, more, bytes.length - 2, 6);
        assertCorrupt(more, 1, 12, "left over");
    }

    @Test
    void aSampleBeyondThePrecisionIsCorrupt() {
        int[] values = image(12, 1);
        values[40] = 0x1000;
        byte[] bytes = LosslessEncoder.of(12, 1).encode(values, ROWS, COLUMNS, 1);
        assertCorrupt(bytes, 1, 12, "more than the 12 bits");
    }

    @Test
    void aMissingRestartMarkerIsCorrupt() {
        byte[] bytes = new LosslessEncoder(12, 1, 0, 2, false).encode(image(12, 1), ROWS, COLUMNS, 1);
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] == -1 && (bytes[i + 1] & 0xFF) == Marker.RST0 + 2) {
                bytes[i + 1] = (byte) (Marker.RST0 + 3);
            }
        }
        assertCorrupt(bytes, 1, 12, "restart marker FFD2 is missing");
    }

    @Test
    void aMissingComponentIsCorrupt() {
        byte[] bytes = new LosslessEncoder(8, 1, 0, 0, false).encode(image(8, 3), ROWS, COLUMNS, 3);
        int lastScan = 0;
        for (int i = 0; i + 1 < bytes.length; i++) {
            lastScan = bytes[i] == -1 && (bytes[i + 1] & 0xFF) == Marker.SOS ? i : lastScan;
        }
        byte[] twoScans = Arrays.copyOf(bytes, lastScan);
        assertCorrupt(twoScans, 3, 8, "1 of 3 components are missing");
    }

    @Test
    void predictorsThatDoNotExistAreCorrupt() {
        for (int predictor : new int[] {0, 8, 255}) {
            byte[] bytes = LosslessEncoder.of(8, predictor).encode(image(8, 1), ROWS, COLUMNS, 1);
            assertCorrupt(bytes, 1, 8, "predictor " + predictor);
        }
    }

    @Test
    void restartIntervalsAreWholeRows() {
        byte[] bytes = new JpegBytes()
                .huffman(0, HuffmanCode.ofCategories(16))
                .frame(Marker.SOF_LOSSLESS, 8, ROWS, COLUMNS, 0x11)
                .segment(Marker.DRI, 0, COLUMNS + 1)
                .scan(1, 0, 0, 0)
                .end();
        assertCorrupt(bytes, 1, 8, "18 samples is no whole number of rows of 17");
    }

    private void assertCorrupt(byte[] bytes, int components, int precision, String message) {
        assertThatThrownBy(() -> decode(bytes, components, precision))
                .isInstanceOfSatisfying(
                        FrameException.class, e -> assertThat(e.kind()).isEqualTo(FrameException.Kind.CORRUPT))
                .hasMessageContaining(message);
    }
}
