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
            int rows = Math.min(BlockState.STRIPE, state.height() - top);
            int word = state.firstWord(top / BlockState.STRIPE);
            for (int x = 0; x < state.width(); x++, word++) {
                propagate(word, rows, top * state.width() + x, plane);
            }
        }
    }

    private void propagate(int word, int rows, int firstIndex, int plane) {
        int[] flags = state.flags;
        for (int row = 0; row < rows; row++) {
            int near = flags[word] >> (3 * row);
            if ((near & BlockState.CENTRE) == 0 && (near & BlockState.NEIGHBOURS) != 0) {
                if (bits.bit() != 0) {
                    state.setSignificant(word, row, firstIndex + row * state.width(), 3 << plane, bits.bit());
                }
                flags[word] |= 1 << (BlockState.VISITED + row);
            }
        }
    }

    void refine(int plane) {
        for (int top = 0; top < state.height(); top += BlockState.STRIPE) {
            int rows = Math.min(BlockState.STRIPE, state.height() - top);
            int word = state.firstWord(top / BlockState.STRIPE);
            for (int x = 0; x < state.width(); x++, word++) {
                refine(word, rows, top * state.width() + x, plane);
            }
        }
    }

    private void refine(int word, int rows, int firstIndex, int plane) {
        int[] flags = state.flags;
        for (int row = 0; row < rows; row++) {
            boolean significant = ((flags[word] >> (3 * row)) & BlockState.CENTRE) != 0;
            if (significant && (flags[word] & (1 << (BlockState.VISITED + row))) == 0) {
                state.refine(firstIndex + row * state.width(), bits.bit(), plane);
                flags[word] |= 1 << (BlockState.REFINED + row);
            }
        }
    }
}
