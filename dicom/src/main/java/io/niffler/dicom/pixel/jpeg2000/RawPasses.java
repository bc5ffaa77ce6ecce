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
            int end = 3 * Math.min(BlockState.STRIPE, state.height() - top);
            int word = state.firstWord(top / BlockState.STRIPE);
            for (int x = 0; x < state.width(); x++, word++) {
                propagate(word, end, top * state.width() + x, plane);
            }
        }
    }

    private void propagate(int word, int end, int firstIndex, int plane) {
        int[] flags = state.flags;
        int index = firstIndex;
        for (int shift = 0; shift < end; shift += 3, index += state.width()) {
            int near = flags[word] >> shift;
            if ((near & (1 << BlockState.CENTRE)) == 0 && (near & BlockState.NEIGHBOURS) != 0) {
                if (bits.bit() != 0) {
                    state.setSignificant(word, shift, index, 3 << plane, bits.bit());
                }
                flags[word] |= 1 << BlockState.VISITED << shift;
            }
        }
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
