package io.niffler.dicom.pixel.jpeg2000;

import java.util.Arrays;

/**
 * What is known of the coefficients of a code-block between coding passes (ITU-T T.800 D.1). The four coefficients of a stripe's
 * column share a word, in which bit 3 * (row + 1) + column tells whether a coefficient is significant: rows -1 to 4, and for
 * columns the left neighbour 0, the own 1, the right neighbour 2. So, with the word shifted by 3 * row, the neighbourhood of a
 * coefficient is in bits 0 to 8, itself being {@link #CENTRE}. Signs are laid out in the same way.
 */
final class BlockState {
    static final int STRIPE = 4;
    static final int CENTRE = 4;
    /** In a word shifted by 3 * row, whether the significance propagation pass has coded the coefficient. */
    static final int VISITED = 18;
    /** In a word shifted by 3 * row, whether the coefficient was refined before. */
    static final int REFINED = 19;
    /** One bit for each row, to be moved by one of the positions above. */
    static final int ROWS = 0x249;

    static final int NEIGHBOURS = 0x1EF;
    /** Any significance in or around a column. */
    static final int SIGNIFICANCE = 0x3FFFF;

    private static final int ABOVE = 15;
    /** Reached by blocks of 1024 x 4 coefficients. */
    private static final int MAX_WORDS = (1024 + 2) * (1 + 2);

    final int[] flags = new int[MAX_WORDS];
    private final int[] signs = new int[MAX_WORDS];
    private int[] coefficients;
    private int width;
    private int height;
    private boolean causal;

    void start(int blockWidth, int blockHeight, boolean stripeCausal, int[] into) {
        width = blockWidth;
        height = blockHeight;
        causal = stripeCausal;
        coefficients = into;
        int words = stride() * (2 + (height + STRIPE - 1) / STRIPE);
        Arrays.fill(flags, 0, words, 0);
        Arrays.fill(signs, 0, words, 0);
        Arrays.fill(into, 0, width * height, 0);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Distance of the words of stripes that lie below each other; there is one more column on either side. */
    int stride() {
        return width + 2;
    }

    /** The word of the leftmost column of a stripe. */
    int firstWord(int stripe) {
        return (stripe + 1) * stride() + 1;
    }

    /** The rows of the stripe that begins with a row, one bit for each as in {@link #ROWS}. */
    int rows(int top) {
        return ROWS & ((1 << (3 * Math.min(STRIPE, height - top))) - 1);
    }

    /** The rows of a column, one bit for each as in {@link #ROWS}, that the significance propagation pass is to code. */
    static int insignificantWithNeighbours(int word) {
        int significant = word & SIGNIFICANCE;
        int threes = significant | significant >> 1 | significant >> 2;
        int nines = threes | threes >> 3 | threes >> 6;
        return nines & ~(word >> CENTRE) & ROWS;
    }

    /** The rows of a column, one bit for each as in {@link #ROWS}, that the refinement pass is to code. */
    static int unvisitedSignificant(int word) {
        return (word >> CENTRE) & ~(word >> VISITED) & ROWS;
    }

    /** The rows of a column, one bit for each as in {@link #ROWS}, that the clean-up pass is to code. */
    static int unvisitedInsignificant(int word) {
        return ~(word >> CENTRE) & ~(word >> VISITED) & ROWS;
    }

    /**
     * The context of a coefficient's sign, see {@link BlockContexts#sign}.
     *
     * @param shift three times the row
     */
    int signContext(int word, int shift) {
        return BlockContexts.sign(flags[word] >> shift, signs[word] >> shift);
    }

    /**
     * Makes a coefficient significant.
     *
     * @param shift three times the row
     * @param index of the coefficient
     * @param magnitude twice the middle of the interval where its magnitude is
     * @param sign 1 when negative, else 0
     */
    void setSignificant(int word, int shift, int index, int magnitude, int sign) {
        coefficients[index] = magnitude | sign << 31;
        mark(flags, word, shift, 1);
        // Signs are as good as random: marking nothing is faster than asking.
        mark(signs, word, shift, sign);
    }

    private void mark(int[] words, int word, int shift, int mark) {
        int bit = mark << (shift + 3);
        words[word - 1] |= bit << 2;
        words[word] |= bit << 1;
        words[word + 1] |= bit;
        if (shift == 0 && !causal) {
            int above = word - stride();
            words[above - 1] |= mark << (ABOVE + 2);
            words[above] |= mark << (ABOVE + 1);
            words[above + 1] |= mark << ABOVE;
        } else if (shift == 3 * (STRIPE - 1)) {
            int below = word + stride();
            words[below - 1] |= mark << 2;
            words[below] |= mark << 1;
            words[below + 1] |= mark;
        }
    }

    /**
     * Halves the interval where a coefficient's magnitude is.
     *
     * @param bit of the magnitude that is now known
     * @param plane where that bit belongs, 0 for the lowest
     */
    void refine(int index, int bit, int plane) {
        coefficients[index] += (2 * bit - 1) << plane;
    }
}
