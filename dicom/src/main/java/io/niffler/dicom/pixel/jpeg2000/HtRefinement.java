package io.niffler.dicom.pixel.jpeg2000;

import java.util.Arrays;

/**
 * The passes for one more bit-plane after the clean-up pass: what has become significant beside what already was, and the next
 * bit of that (ITU-T T.814 7.4, 7.5). Both go through stripes of four rows, column by column.
 */
final class HtRefinement {
    private static final int STRIPE = 4;
    /** Signs follow the magnitudes of so many columns. */
    private static final int GROUP = 4;

    private final HtForwardBits propagation = new HtForwardBits();
    private final HtBackwardBits refinement = new HtBackwardBits();
    /** What is significant so far, with a border around. Blocks of 1024 x 4 have the longest border, with 4 x 1024. */
    private final boolean[] significant = new boolean[(1024 + 2) * (4 + 2)];

    private final int[] found = new int[STRIPE * GROUP];
    private int[] coefficients;
    private int width;
    private int height;
    private int plane;
    private boolean causal;

    /**
     * Decodes the passes.
     *
     * @param segment holds their bytes {@code from} to {@code to}
     * @param refines whether there are both passes
     * @param stripeCausal whether stripes do not look into the next
     * @param into the coefficients as the clean-up pass left them
     */
    void decode(CodeBlock block, byte[] segment, int from, int to, boolean refines, boolean stripeCausal, int[] into) {
        coefficients = into;
        width = block.width();
        height = block.height();
        plane = block.planes() - 2;
        causal = stripeCausal;
        int stride = width + 2;
        Arrays.fill(significant, 0, stride * (height + 2), false);
        for (int i = 0; i < width * height; i++) {
            significant[(i / width + 1) * stride + i % width + 1] = into[i] != 0;
        }
        if (refines) {
            refinement.start(segment, from, to);
            refine();
        }
        propagation.start(segment, from, to, 0);
        for (int top = 0; top < height; top += STRIPE) {
            for (int column = 0; column < width; column += GROUP) {
                propagate(top, column);
            }
        }
    }

    private void refine() {
        for (int top = 0; top < height; top += STRIPE) {
            int bottom = Math.min(height, top + STRIPE);
            for (int x = 0; x < width; x++) {
                for (int y = top; y < bottom; y++) {
                    if (coefficients[y * width + x] != 0) {
                        coefficients[y * width + x] += (2 * refinement.bits(1) - 1) << plane;
                    }
                }
            }
        }
    }

    private void propagate(int top, int column) {
        int bottom = Math.min(height, top + STRIPE);
        int count = 0;
        for (int x = column; x < Math.min(width, column + GROUP); x++) {
            for (int y = top; y < bottom; y++) {
                int at = y * width + x;
                if (coefficients[at] == 0 && hasNeighbour(x, y, bottom) && propagation.bits(1) != 0) {
                    coefficients[at] = 3 << plane;
                    significant[(y + 1) * (width + 2) + x + 1] = true;
                    found[count++] = at;
                }
            }
        }
        for (int i = 0; i < count; i++) {
            coefficients[found[i]] |= propagation.bits(1) << 31;
        }
    }

    private boolean hasNeighbour(int x, int y, int bottom) {
        int stride = width + 2;
        int at = (y + 1) * stride + x + 1;
        boolean above = significant[at - stride - 1] || significant[at - stride] || significant[at - stride + 1];
        if (above || significant[at - 1] || significant[at + 1]) {
            return true;
        }
        boolean looksDown = !causal || y + 1 < bottom;
        return looksDown && (significant[at + stride - 1] || significant[at + stride] || significant[at + stride + 1]);
    }
}
