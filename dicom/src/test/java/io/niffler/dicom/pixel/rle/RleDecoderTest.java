package io.niffler.dicom.pixel.rle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.dicom.pixel.CodedFrame;
import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.Samples;
import io.niffler.dicom.testing.DamagedFrames;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RleDecoderTest {
    private static final int ROWS = 11;
    private static final int COLUMNS = 29;

    private final RleDecoder decoder = new RleDecoder();

    /** Runs of equal values and of others, the longest beyond what one code can hold. */
    private static int[] image(int samples, int bits) {
        Random random = new Random(bits);
        int[] values = new int[ROWS * COLUMNS * samples];
        int mask = bits == Integer.SIZE ? -1 : (1 << bits) - 1;
        for (int i = 0; i < values.length; i++) {
            values[i] = i < values.length / 2 || random.nextBoolean() ? 0x5A5A5A5A & mask : random.nextInt() & mask;
        }
        return values;
    }

    private static CodedFrame frame(byte[] bytes, int samples, int bits) {
        return new CodedFrame("1.2.840.10008.1.2.5", ROWS, COLUMNS, samples, bits, bits, false, bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @CsvSource({"1,8", "3,8", "1,16", "3,16", "1,32", "3,32"})
    void samplesOfWholeBytes(int samples, int bits) throws FrameException {
        int[] values = image(samples, bits);
        Samples decoded = decoder.decode(frame(RleEncoder.encode(values, samples, bits), samples, bits));
        assertThat(decoded.values()).isEqualTo(values);
        assertThat(decoded.precision()).isEqualTo(bits);
        assertThat(decoded.signed()).isFalse();
    }

    @Test
    void singleBitsAreEightToAByte() throws FrameException {
        int[] values = image(1, 1);
        int[] packed = new int[(values.length + 7) / 8];
        for (int i = 0; i < values.length; i++) {
            packed[i / 8] |= values[i] << (i % 8);
        }
        assertThat(decoder.decode(frame(RleEncoder.encode(packed, 1, 8), 1, 1)).values())
                .isEqualTo(values);
    }

    @Test
    void paddingBehindASegmentIsNotRead() throws FrameException {
        int[] values = image(1, 8);
        byte[] bytes = RleEncoder.encode(values, 1, 8);
        byte[] padded = Arrays.copyOf(bytes, bytes.length + 1);
        assertThat(decoder.decode(frame(padded, 1, 8)).values()).isEqualTo(values);
    }

    @Test
    void codesThatReachBeyondTheFrameAreCutAndMinus128DoesNothing() throws FrameException {
        byte[] bytes = new byte[64 + 9];
        bytes[0] = 1;
        bytes[4] = 64;
        byte[] codes = {-128, -127, 7, -127, 8, -128, -127, 9, 9};
        System.arraycopy(codes, 0, bytes, 64, codes.length);
        int[] values = decoder.decode(frame(bytes, 1, 8)).values();
        assertThat(Arrays.copyOf(values, 128)).containsOnly(7);
        assertThat(Arrays.copyOfRange(values, 128, 256)).containsOnly(8);
        assertThat(Arrays.copyOfRange(values, 256, ROWS * COLUMNS)).containsOnly(9);
    }

    @ParameterizedTest
    @CsvSource({
        "3,8,1,8,'the frame has 3 RLE segments; 1 samples of 8 bits have 1'",
        "1,8,1,16,'the frame has 1 RLE segments; 1 samples of 16 bits have 2'"
    })
    void anotherNumberOfSegmentsIsCorrupt(int samples, int bits, int declared, int declaredBits, String message) {
        byte[] bytes = RleEncoder.encode(image(samples, bits), samples, bits);
        assertCorrupt(frame(bytes, declared, declaredBits), message);
    }

    @Test
    void segmentsThatEndEarlyAreCorrupt() {
        byte[] bytes = RleEncoder.encode(image(1, 16), 1, 16);
        for (int length = 0; length < bytes.length - 1; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertCorrupt(frame(cut, 1, 16), length < 64 ? "has no header" : "RLE segment");
        }
    }

    @Test
    void offsetsThatLeadElsewhereAreCorrupt() {
        for (int offset : new int[] {0, 63, -1, Integer.MAX_VALUE, 5000}) {
            byte[] bytes = RleEncoder.encode(image(1, 16), 1, 16);
            for (int i = 0; i < 4; i++) {
                bytes[8 + i] = (byte) (offset >> (8 * i));
            }
            assertCorrupt(frame(bytes, 1, 16), "RLE segment 2 begins at " + Integer.toUnsignedString(offset));
        }
    }

    @Test
    void samplesThatNoIntHoldsAreUnsupported() {
        byte[] bytes = RleEncoder.encode(image(2, 32), 2, 32);
        assertThatThrownBy(() -> decoder.decode(frame(bytes, 1, 64)))
                .isInstanceOfSatisfying(
                        FrameException.class, e -> assertThat(e.kind()).isEqualTo(FrameException.Kind.UNSUPPORTED))
                .hasMessageContaining("64 bits");
    }

    @Test
    void damagedFrames() {
        CodedFrame words = frame(RleEncoder.encode(image(3, 16), 3, 16), 3, 16);
        CodedFrame bits = frame(RleEncoder.encode(Arrays.copyOf(image(1, 8), 40), 1, 8), 1, 1);
        assertThat(new DamagedFrames(decoder, 1).decode(words, 3000)).isBetween(1000, 2999);
        assertThat(new DamagedFrames(decoder, 2).decode(bits, 3000)).isBetween(1000, 2999);
    }

    private void assertCorrupt(CodedFrame frame, String message) {
        assertThatThrownBy(() -> decoder.decode(frame))
                .isInstanceOfSatisfying(
                        FrameException.class, e -> assertThat(e.kind()).isEqualTo(FrameException.Kind.CORRUPT))
                .hasMessageContaining(message);
    }
}
