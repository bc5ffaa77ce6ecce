package io.niffler.dicom.pixel.jpeg2000;

import io.niffler.dicom.pixel.FrameException;
import java.util.Arrays;

/**
 * The clean-up pass, which codes all bit-planes but at most one (ITU-T T.814 7.3). Coefficients come in quads of 2 x 2, the
 * quads in rows; a row's patterns are decoded first, then its magnitudes.
 */
final class HtCleanUp {
    private static final int MAX_WIDTH = 1 << 10;
    /** Rows have an empty quad before the first and up to two behind the last. */
    private static final int QUADS = MAX_WIDTH / 2 + 3;

    /** Columns around the quads that predictions look at. */
    private static final int QUAD_REACH = 4;

    private final MelDecoder mel = new MelDecoder();
    private final HtBackwardBits codes = new HtBackwardBits();
    private final HtForwardBits magnitudes = new HtForwardBits();
    private final HtOffsets offsets = new HtOffsets(mel, codes);
    /** Of the quads of the row: their entries in {@link HtCodes}, and how their exponents exceed what is predicted. */
    private final int[] entries = new int[QUADS];

    private final int[] excess = new int[QUADS];
    /** Significance of the quads above. */
    private final int[] above = new int[QUADS];
    /** Twice the magnitude less one of the lower coefficients of the quads above and of the row, from column -1 on. */
    private int[] lowerAbove = new int[2 * QUADS];

    private int[] lower = new int[2 * QUADS];

    private int width;
    private int height;
    private int plane;
    private int maxExponent;
    private int[] coefficients;

    /**
     * Decodes the pass.
     *
     * @param segment its bytes, from 0 on
     * @param length of the segment
     * @param into as {@link BlockCoder#decode} gives coefficients
     */
    void decode(CodeBlock block, byte[] segment, int length, int[] into) throws FrameException {
        int suffix = length < 2 ? 0 : (segment[length - 1] & 0xFF) << 4 | (segment[length - 2] & 0xF);
        if (suffix < 2 || suffix > length) {
            throw FrameException.corrupt("an HTJ2K code-block of " + length + " bytes with " + suffix + " of codes");
        }
        mel.start(segment, length - suffix, length - 1);
        codes.startAfterLength(segment, length - suffix, length);
        magnitudes.start(segment, 0, length - suffix, 0xFF);
        width = block.width();
        height = block.height();
        plane = block.planes() - 1;
        maxExponent = block.band().planes() - plane + 1;
        coefficients = into;
        Arrays.fill(into, 0, width * height, 0);
        Arrays.fill(entries, 0);
        Arrays.fill(above, 0);
        int quads = (width + 1) / 2;
        for (int row = 0; row < height; row += 2) {
            patterns(quads, row == 0);
            magnitudes(quads, row);
        }
        if (codes.isOverrun()) {
            throw FrameException.corrupt("the codes of an HTJ2K code-block end early");
        }
    }

    private void patterns(int quads, boolean first) {
        for (int q = 1; q <= quads; q++) {
            above[q] = HtCodes.significance(entries[q]);
        }
        for (int q = 1; q <= quads; q += 2) {
            entries[q] = pattern(q, first);
            entries[q + 1] = q < quads ? pattern(q + 1, first) : 0;
            offsets.decode(HtCodes.hasOffset(entries[q]), HtCodes.hasOffset(entries[q + 1]), first);
            excess[q] = offsets.first();
            excess[q + 1] = offsets.second();
        }
    }

    private int pattern(int q, boolean first) {
        int left = HtCodes.significance(entries[q - 1]);
        int context = first ? left >> 1 | (left & 1) : context(left, above[q - 1], above[q], above[q + 1]);
        if (context == 0 && !mel.event()) {
            return 0;
        }
        int entry = (first ? HtCodes.FIRST : HtCodes.OTHERS)[context << HtCodes.BITS | codes.peek(HtCodes.BITS)];
        codes.skip(HtCodes.length(entry));
        return entry & 0xFFFF;
    }

    /** Equation (2): what is significant above, at the left, and above at the right. */
    private static int context(int left, int aboveLeft, int aboveQuad, int aboveRight) {
        int up = aboveLeft >> 3 | (aboveQuad >> 1 & 1);
        int side = (left >> 2 & 1) | left >> 3;
        int corner = aboveQuad >> 3 | (aboveRight >> 1 & 1);
        return up | side << 1 | corner << 2;
    }

    private void magnitudes(int quads, int row) throws FrameException {
        int[] done = lower;
        lower = lowerAbove;
        lowerAbove = done;
        Arrays.fill(lower, 0, width + QUAD_REACH, 0);
        for (int q = 1; q <= quads; q++) {
            int significance = HtCodes.significance(entries[q]);
            if (significance == 0) {
                continue;
            }
            int column = 2 * (q - 1);
            boolean several = (significance & (significance - 1)) != 0;
            int exponent = excess[q] + (row > 0 && several ? predicted(column) : 1);
            if (exponent > maxExponent || exponent + plane > BlockCoder.MAX_PLANES) {
                throw FrameException.corrupt("an exponent of " + exponent + " in an HTJ2K code-block");
            }
            for (int i = 0; significance >> i != 0; i++) {
                if ((significance >> i & 1) != 0) {
                    coefficient(row + (i & 1), column + (i >> 1), i, exponent);
                }
            }
        }
    }

    /** One less than the largest exponent of the four coefficients above the quad, at least 1 (equation (5)). */
    private int predicted(int column) {
        int any = lowerAbove[column] | lowerAbove[column + 1] | lowerAbove[column + 2] | lowerAbove[column + 3];
        return Math.max(1, Integer.SIZE - 1 - Integer.numberOfLeadingZeros(any));
    }

    private void coefficient(int row, int column, int indexInQuad, int exponent) throws FrameException {
        if (row >= height || column >= width) {
            throw FrameException.corrupt("a coefficient outside of an HTJ2K code-block");
        }
        int entry = entries[column / 2 + 1];
        int bits = exponent - (HtCodes.known(entry) >> indexInQuad & 1);
        int coded = magnitudes.bits(bits);
        // The lowest bit is the sign; a half takes its place.
        int doubled = coded | (HtCodes.largest(entry) >> indexInQuad & 1) << bits | 1;
        coefficients[row * width + column] = (doubled + 2) << plane | coded << 31;
        if ((indexInQuad & 1) != 0) {
            lower[column + 1] = doubled;
        }
    }
}
