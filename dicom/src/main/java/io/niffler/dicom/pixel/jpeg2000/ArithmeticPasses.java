package io.niffler.dicom.pixel.jpeg2000;

/** The three coding passes over a bit-plane, arithmetically coded (ITU-T T.800 D.3). */
final class ArithmeticPasses {
    private final BlockState state;
    private final MqDecoder mq;
    private byte[] zeroCoding;

    ArithmeticPasses(BlockState state, MqDecoder mq) {
        this.state = state;
        this.mq = mq;
    }

    /** To be called for each block. */
    void start(Band band) {
        zeroCoding = BlockContexts.zeroCoding(band);
    }

    /** Significance propagation (D.3.1). */
    void propagate(int plane) {
        int[] flags = state.flags;
        for (int top = 0; top < state.height(); top += BlockState.STRIPE) {
            int all = state.rows(top);
            int word = state.firstWord(top / BlockState.STRIPE);
            for (int x = 0; x < state.width(); x++, word++) {
                int todo = BlockState.insignificantWithNeighbours(flags[word]) & all;
                if (todo != 0) {
                    propagate(word, todo, all, top * state.width() + x, plane);
                }
            }
        }
    }

    private void propagate(int word, int todo, int all, int firstIndex, int plane) {
        int[] flags = state.flags;
        int visited = 0;
        int rows = todo;
        while (rows != 0) {
            int shift = Integer.numberOfTrailingZeros(rows);
            visited |= 1 << shift;
            rows &= rows - 1;
            int near = flags[word] >> shift;
            if (mq.decode(zeroCoding[near & BlockState.NEIGHBOURS]) != 0) {
                becomeSignificant(word, shift, firstIndex + shift / 3 * state.width(), plane);
                // The rows below may now have a neighbour.
                rows = BlockState.insignificantWithNeighbours(flags[word]) & all & (-8 << shift);
            }
        }
        flags[word] |= visited << BlockState.VISITED;
    }

    private void becomeSignificant(int word, int shift, int index, int plane) {
        int context = state.signContext(word, shift);
        int sign = mq.decode(context & 0x7F) ^ (context >>> 31);
        state.setSignificant(word, shift, index, 3 << plane, sign);
    }

    /** Magnitude refinement (D.3.3). */
    void refine(int plane) {
        int[] flags = state.flags;
        for (int top = 0; top < state.height(); top += BlockState.STRIPE) {
            int word = state.firstWord(top / BlockState.STRIPE);
            for (int x = 0; x < state.width(); x++, word++) {
                int todo = BlockState.unvisitedSignificant(flags[word]);
                if (todo != 0) {
                    refine(word, todo, top * state.width() + x, plane);
                }
            }
        }
    }

    private void refine(int word, int todo, int firstIndex, int plane) {
        int flags = state.flags[word];
        for (int rows = todo; rows != 0; rows &= rows - 1) {
            int shift = Integer.numberOfTrailingZeros(rows);
            int near = flags >> shift;
            int context = MqDecoder.FIRST_REFINEMENT + ((near & BlockState.NEIGHBOURS) != 0 ? 1 : 0);
            if ((near & (1 << BlockState.REFINED)) != 0) {
                context = MqDecoder.FIRST_REFINEMENT + 2;
            }
            state.refine(firstIndex + shift / 3 * state.width(), mq.decode(context), plane);
        }
        state.flags[word] = flags | (todo << BlockState.REFINED);
    }

    /** Clean-up (D.3.4). */
    void cleanUp(int plane) {
        int[] flags = state.flags;
        for (int top = 0; top < state.height(); top += BlockState.STRIPE) {
            int all = state.rows(top);
            int word = state.firstWord(top / BlockState.STRIPE);
            for (int x = 0; x < state.width(); x++, word++) {
                int todo = all & BlockState.unvisitedInsignificant(flags[word]);
                if (todo != 0) {
                    cleanUp(word, todo, top * state.width() + x, plane);
                }
                flags[word] &= ~(BlockState.ROWS << BlockState.VISITED);
            }
        }
    }

    private void cleanUp(int word, int todo, int firstIndex, int plane) {
        int[] flags = state.flags;
        int rows = todo;
        if (rows == BlockState.ROWS && (flags[word] & BlockState.SIGNIFICANCE) == 0) {
            if (mq.decode(MqDecoder.RUN_LENGTH) == 0) {
                return;
            }
            int row = mq.decode(MqDecoder.UNIFORM) << 1;
            row |= mq.decode(MqDecoder.UNIFORM);
            becomeSignificant(word, 3 * row, firstIndex + row * state.width(), plane);
            rows &= -8 << (3 * row);
        }
        for (; rows != 0; rows &= rows - 1) {
            int shift = Integer.numberOfTrailingZeros(rows);
            int near = flags[word] >> shift;
            if (mq.decode(zeroCoding[near & BlockState.NEIGHBOURS]) != 0) {
                becomeSignificant(word, shift, firstIndex + shift / 3 * state.width(), plane);
            }
        }
    }

    /** Whether the segmentation symbol comes next (D.5). */
    boolean segmentationSymbol() {
        int symbol = 0;
        for (int i = 0; i < 4; i++) {
            symbol = symbol << 1 | mq.decode(MqDecoder.UNIFORM);
        }
        return symbol == 0xA;
    }
}
