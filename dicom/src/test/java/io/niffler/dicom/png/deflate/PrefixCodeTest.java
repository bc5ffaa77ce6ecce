package io.niffler.dicom.png.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PrefixCodeTest {
    private static final int SYMBOLS = 40;

    @Test
    void lengthsStayWithinTheLimitHoweverUnequalTheCounts() {
        int[] counts = new int[SYMBOLS];
        long a = 1;
        long b = 1;
        for (int i = 0; i < 30; i++) {
            counts[i] = (int) a;
            long sum = a + b;
            a = b;
            b = sum;
        }
        PrefixCode code = new PrefixCode(SYMBOLS, 14);
        code.build(counts);
        assertThat(complete(code, counts)).isEqualTo(1.0);
        assertThat(code.lengths[29]).isLessThan((byte) 4);
        for (byte length : code.lengths) {
            assertThat(length).isLessThanOrEqualTo((byte) 14);
        }
    }

    @Test
    void codesAreCompleteAndRareSymbolsNotShorter() {
        Random random = new Random(3);
        PrefixCode code = new PrefixCode(SYMBOLS, 14);
        for (int round = 0; round < 500; round++) {
            int[] counts = new int[SYMBOLS];
            int used = 2 + random.nextInt(SYMBOLS - 1);
            for (int i = 0; i < used; i++) {
                counts[i] = 1 + random.nextInt(1 << random.nextInt(16));
            }
            code.build(counts);
            assertThat(complete(code, counts)).isEqualTo(1.0);
            for (int i = 1; i < used; i++) {
                if (counts[i] > counts[i - 1]) {
                    assertThat(code.lengths[i]).isLessThanOrEqualTo(code.lengths[i - 1]);
                }
            }
        }
    }

    @Test
    void aSingleSymbolHasOneBitAndNoSymbolNone() {
        PrefixCode code = new PrefixCode(SYMBOLS, 14);
        int[] counts = new int[SYMBOLS];
        code.build(counts);
        assertThat(code.last()).isEqualTo(-1);
        counts[7] = 1000;
        code.build(counts);
        assertThat(code.last()).isEqualTo(7);
        assertThat(code.lengths[7]).isEqualTo((byte) 1);
        assertThat(code.words[7]).isEqualTo(1);
    }

    /** RFC 1951 3.2.2: the lengths 3, 3, 3, 3, 3, 2, 4, 4 give the words 010 011 100 101 110 00 1110 1111. */
    @Test
    void wordsAreThoseOfTheExampleInTheStandard() {
        PrefixCode code = new PrefixCode(8, 14);
        code.build(new int[] {4, 4, 4, 4, 4, 8, 2, 2});
        assertThat(code.lengths).containsExactly(3, 3, 3, 3, 3, 2, 4, 4);
        String[] words = {"010", "011", "100", "101", "110", "00", "1110", "1111"};
        for (int i = 0; i < words.length; i++) {
            int reversed =
                    Integer.parseInt(new StringBuilder(words[i]).reverse().toString(), 2);
            assertThat(code.words[i] >>> PrefixCode.WORD_SHIFT).isEqualTo(reversed);
        }
    }

    /** The sum of 2^-length: 1 when every bit string is the start of one word only and of one at all. */
    private static double complete(PrefixCode code, int[] counts) {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            assertThat(code.lengths[i] > 0).isEqualTo(counts[i] > 0);
            sum += code.lengths[i] == 0 ? 0 : Math.scalb(1.0, -code.lengths[i]);
        }
        return sum;
    }
}
