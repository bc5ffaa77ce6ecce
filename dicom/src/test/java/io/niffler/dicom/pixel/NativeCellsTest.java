package io.niffler.dicom.pixel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever part of a frame is asked for and in whatever form, it is what PS3.5 8.1.1 says of each cell alone. */
class NativeCellsTest {
    private static final int OFFSET = 3;

    private final Random random = new Random(11);

    @ParameterizedTest
    @CsvSource({
        "12, 0, false",
        "12, 0, true",
        "12, 4, false",
        "16, 0, false",
        "16, 0, true",
        "15, 1, true",
        "15, 0, false",
        "8, 0, false",
        "1, 7, false",
        "2, 14, true"
    })
    void wordsAreReadAsEachAlone(int bits, int shift, boolean signed) {
        for (int count : new int[] {1, 3, 4, 5, 64, 4099}) {
            for (boolean bigEndian : new boolean[] {false, true}) {
                byte[] bytes = new byte[OFFSET + 2 * count];
                random.nextBytes(bytes);
                int[] expected = new int[count];
                for (int i = 0; i < count; i++) {
                    int first = bytes[OFFSET + 2 * i] & 0xFF;
                    int second = bytes[OFFSET + 2 * i + 1] & 0xFF;
                    expected[i] = stored(bigEndian ? first << 8 | second : second << 8 | first, bits, shift, signed);
                }
                ByteSlice slice = new ByteSlice(bytes, OFFSET, 2 * count);
                check(NativeCells.words(slice, count, bigEndian, StoredBits.of(bits, shift, signed)), expected);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"8, 0, false", "8, 0, true", "6, 2, false", "7, 0, true"})
    void bytesAreReadAsEachAlone(int bits, int shift, boolean signed) {
        for (int count : new int[] {1, 3, 4, 4099}) {
            byte[] bytes = new byte[OFFSET + 1 + count];
            random.nextBytes(bytes);
            int[] expected = new int[count];
            for (int i = 0; i < count; i++) {
                expected[i] = stored(bytes[OFFSET + 1 + i] & 0xFF, bits, shift, signed);
            }
            ByteSlice slice = new ByteSlice(bytes, OFFSET, 1 + count);
            check(NativeCells.bytes(slice, 1, count, StoredBits.of(bits, shift, signed)), expected);
        }
    }

    /** Digit by digit, unlike the product. */
    private static int stored(int cell, int bits, int shift, boolean signed) {
        String binary = String.format("%16s", Integer.toBinaryString(cell)).replace(' ', '0');
        int end = binary.length() - shift;
        int value = Integer.parseInt(binary.substring(end - bits, end), 2);
        return signed && value >= Math.pow(2, bits - 1) ? value - (int) Math.pow(2, bits) : value;
    }

    private void check(NativeCells cells, int[] expected) {
        int count = expected.length;
        int minimum = Arrays.stream(expected).min().orElseThrow();
        int maximum = Arrays.stream(expected).max().orElseThrow();
        assertThat(cells.all()).containsExactly(expected);
        assertThat(cells.range()).isEqualTo(new ValueRange(minimum, maximum));

        int first = random.nextInt(count);
        int number = random.nextInt(count - first + 1);
        int[] part = new int[number];
        cells.read(first, number, part);
        assertThat(part).containsExactly(Arrays.copyOfRange(expected, first, first + number));

        char[] samples = new char[maximum - minimum + 1];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (char) random.nextInt(1 << 16);
        }
        byte[] words = new byte[2 * number + 1];
        cells.putWords(first, number, new ValueTable(minimum, samples), words, 1);
        char[] small = new char[samples.length];
        for (int i = 0; i < small.length; i++) {
            small[i] = (char) (samples[i] >> 8);
        }
        byte[] bytes = new byte[number + 1];
        cells.putBytes(first, number, new ValueTable(minimum, small), bytes, 1);
        for (int i = 0; i < number; i++) {
            int sample = samples[part[i] - minimum];
            assertThat(bytes[1 + i]).isEqualTo((byte) (sample >> 8));
            assertThat(words[1 + 2 * i]).isEqualTo((byte) (sample >> 8));
            assertThat(words[2 + 2 * i]).isEqualTo((byte) sample);
        }
    }
}
