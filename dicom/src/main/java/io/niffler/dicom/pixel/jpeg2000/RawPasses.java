package io.niffler.dicom.pixel.jpeg2000;

/** The two coding passes over a bit-plane that may bypass the arithmetic coder (ITU-T T.800 D.6). */
final class RawPasses {
    private final BlockState state;
    private final RawBits bits;

    RawPasses(BlockState state, RawBits bits) {
        this.state = state;
        this.bits = bits;
    }

    void propagate(int plane) {
        for (int top = 0; top < state.height(); top += BlockState.STRIPE) {
            int all = state.rows(top);
            int word = state.firstWord(top / BlockState.STRIPE);
            for (int x = 0; x < state.width(); x++, word++) {
                propagate(word, all, top * state.width() + x, plane);
            }
        }
    }

    private void propagate(int word, int all, int firstIndex, int plane) {
        int[] flags = state.flags;
        int rows = BlockState.insignificantWithNeighbours(flags[word]) & all;
        int visited = 0;
        while (rows != 0) {
            int shift = Integer.numberOfTrailingZeros(rows);
            visited |= 1 << shift;
            if (bits.bit() != 0) {
                state.setSignificant(word, shift, firstIndex + shift / 3 * state.width(), 3 << plane, bits.bit());
            }
            rows = BlockState.insignificantWithNeighbours(flags[word]) & all & (-8 << shift);
        }
        flags[word] |= visited << BlockState.VISITED;
    }

    void refine(int plane) {
        int[] flags = state.flags;
        for (int top = 0; top < state.height(); top += BlockState.STRIPE) {
            int word = state.firstWord(top / BlockState.STRIPE);
            for (int x = 0; x < state.width(); x++, word++) {
                int todo = BlockState.unvisitedSignificant(flags[word]);
                for (int rows = todo; rows != 0; rows &= rows - 1) {
                    int row = Integer.numberOfTrailingZeros(rows) / 3;
                    state.refine((top + row) * state.width() + x, bits.bit(), plane);
                }
                flags[word] |= todo << BlockState.REFINED;
            }
        }
    }
}
