package io.niffler.dicom.pixel.jpeg2000;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Coefficients whose lowest bit was coded by the letter of ITU-T T.814 7.4 and 7.5 come back. */
class HtRefinementTest {
    private final ByteArrayOutputStream forward = new ByteArrayOutputStream();
    private final ByteArrayOutputStream backward = new ByteArrayOutputStream();
    private int[] magnitudes;
    private boolean[] negative;
    private boolean[] significant;
    private int width;
    private int height;
    private boolean causal;

    private int forwardByte;
    private int forwardBits;
    private int forwardRoom = 8;
    private int backwardByte;
    private int backwardBits;
    private int backwardPrevious = 0xFF;

    @ParameterizedTest
    @CsvSource({"64, 64, 30", "64, 64, 97", "1, 1, 50", "5, 9, 40", "1024, 4, 20", "4, 1024, 60", "33, 2, 90"})
    void theLowestBitComesBack(int columns, int rows, int percentOfOnes) {
        for (boolean stripeCausal : new boolean[] {false, true}) {
            forward.reset();
            backward.reset();
            forwardByte = 0;
            forwardBits = 0;
            forwardRoom = 8;
            backwardByte = 0;
            backwardBits = 0;
            backwardPrevious = 0xFF;
            width = columns;
            height = rows;
            causal = stripeCausal;
            assertComesBack(new Random(percentOfOnes), percentOfOnes);
        }
    }

    private void assertComesBack(Random random, int percentOfOnes) {
        int count = width * height;
        magnitudes = random.ints(count, 0, 8).map(m -> m < 5 ? 0 : m - 4).toArray();
        negative = new boolean[count];
        significant = new boolean[count];
        int[] coefficients = new int[count];
        for (int i = 0; i < count; i++) {
            magnitudes[i] = 2 * (magnitudes[i] >> 1) + (random.nextInt(100) < percentOfOnes ? 1 : 0);
            negative[i] = random.nextBoolean();
            significant[i] = magnitudes[i] > 1;
            coefficients[i] = significant[i] ? sign(i) | (2 * (magnitudes[i] >> 1) + 1) << 1 : 0;
        }
        int[] expected = encode();
        byte[] segment = segment();
        Area area = new Area(0, 0, width, height);
        CodeBlock block = new CodeBlock(new Band(0, area, 10, 0, 1, 0, 0), area, 2);
        new HtRefinement().decode(block, segment, 0, segment.length, true, causal, coefficients);
        assertThat(coefficients).containsExactly(expected);
    }

    private int[] encode() {
        int[] expected = new int[width * height];
        boolean[] refined = significant.clone();
        for (int top = 0; top < height; top += 4) {
            for (int left = 0; left < width; left += 4) {
                encodeGroup(top, left, expected);
            }
            for (int x = 0; x < width; x++) {
                for (int y = top; y < Math.min(height, top + 4); y++) {
                    int i = y * width + x;
                    if (refined[i]) {
                        putBackward(magnitudes[i] & 1);
                        expected[i] = sign(i) | (2 * magnitudes[i] + 1);
                    }
                }
            }
        }
        return expected;
    }

    private void encodeGroup(int top, int left, int[] expected) {
        StringBuilder signs = new StringBuilder();
        for (int x = left; x < Math.min(width, left + 4); x++) {
            for (int y = top; y < Math.min(height, top + 4); y++) {
                int i = y * width + x;
                if (!significant[i] && hasNeighbour(x, y, top)) {
                    putForward(magnitudes[i]);
                    if (magnitudes[i] == 1) {
                        significant[i] = true;
                        signs.append(negative[i] ? 1 : 0);
                        expected[i] = sign(i) | 3;
                    }
                }
            }
        }
        signs.chars().forEach(sign -> putForward(sign - '0'));
    }

    private boolean hasNeighbour(int x, int y, int top) {
        for (int v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
            for (int u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
                boolean seen = !causal || v < top + 4;
                if (seen && significant[v * width + u]) {
                    return true;
                }
            }
        }
        return false;
    }

    private int sign(int i) {
        return negative[i] ? Integer.MIN_VALUE : 0;
    }

    private void putForward(int bit) {
        forwardByte |= bit << forwardBits++;
        if (forwardBits == forwardRoom) {
            forward.write(forwardByte);
            forwardRoom = forwardByte == 0xFF ? 7 : 8;
            forwardByte = 0;
            forwardBits = 0;
        }
    }

    private void putBackward(int bit) {
        backwardByte |= bit << backwardBits++;
        boolean stuff = backwardBits == 7 && backwardPrevious > 0x8F && backwardByte == 0x7F;
        if (stuff || backwardBits == 8) {
            backward.write(backwardByte);
            backwardPrevious = backwardByte;
            backwardByte = 0;
            backwardBits = 0;
        }
    }

    private byte[] segment() {
        forward.write(forwardByte);
        backward.write(backwardByte);
        byte[] head = forward.toByteArray();
        byte[] tail = backward.toByteArray();
        byte[] segment = new byte[head.length + tail.length];
        System.arraycopy(head, 0, segment, 0, head.length);
        for (int i = 0; i < tail.length; i++) {
            segment[segment.length - 1 - i] = tail[i];
        }
        return segment;
    }
}
