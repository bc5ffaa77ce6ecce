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
            int rows = Math.min(BlockState.STRIPE, state.height() - top);
            int word = state.firstWord(top / BlockState.STRIPE);
            for (int x = 0; x < state.width(); x++, word++) {
                if ((flags[word] & BlockState.SIGNIFICANCE) != 0) {
                    propagate(word, rows, top * state.width() + x, plane);
                }
            }
        }
    }

    private void propagate(int word, int rows, int firstIndex, int plane) {
        int[] flags = state.flags;
        int visited = 0;
        for (int row = 0; row < rows; row++) {
            int near = flags[word] >> (3 * row);
            if ((near & BlockState.CENTRE) == 0 && (near & BlockState.NEIGHBOURS) != 0) {
                visited |= 1 << row;
                if (mq.decode(zeroCoding[near & BlockState.NEIGHBOURS]) != 0) {
                    becomeSignificant(word, row, firstIndex + row * state.width(), plane);
                }
            }
        }
        flags[word] |= visited << BlockState.VISITED;
    }

    private void becomeSignificant(int word, int row, int index, int plane) {
        int context = state.signContext(word, row);
        int sign = mq.decode(context & 0x7F) ^ (context >>> 31);
        state.setSignificant(word, row, index, 3 << plane, sign);
    }

    /** Magnitude refinement (D.3.3). */
    void refine(int plane) {
        int[] flags = state.flags;
        for (int top = 0; top < state.height(); top += BlockState.STRIPE) {
            int rows = Math.min(BlockState.STRIPE, state.height() - top);
            int word = state.firstWord(top / BlockState.STRIPE);
            for (int x = 0; x < state.width(); x++, word++) {
                if ((flags[word] & BlockState.SIGNIFICANCE) != 0) {
                    refine(word, rows, top * state.width() + x, plane);
                }
            }
        }
    }

    private void refine(int word, int rows, int firstIndex, int plane) {
        int flags = state.flags[word];
        int refined = 0;
        for (int row = 0; row < rows; row++) {
            int near = flags >> (3 * row);
            if ((near & BlockState.CENTRE) != 0 && (flags & (1 << (BlockState.VISITED + row))) == 0) {
                int context = (flags & (1 << (BlockState.REFINED + row))) != 0
                        ? MqDecoder.FIRST_REFINEMENT + 2
                        : (near & BlockState.NEIGHBOURS) != 0
                                ? MqDecoder.FIRST_REFINEMENT + 1
                                : MqDecoder.FIRST_REFINEMENT;
                state.refine(firstIndex + row * state.width(), mq.decode(context), plane);
                refined |= 1 << row;
            }
        }
        state.flags[word] = flags | (refined << BlockState.REFINED);
    }

    /** Clean-up (D.3.4). */
    void cleanUp(int plane) {
        for (int top = 0; top < state.height(); top += BlockState.STRIPE) {
            int rows = Math.min(BlockState.STRIPE, state.height() - top);
            int word = state.firstWord(top / BlockState.STRIPE);
            for (int x = 0; x < state.width(); x++, word++) {
                cleanUp(word, rows, top * state.width() + x, plane);
            }
        }
    }

    private void cleanUp(int word, int rows, int firstIndex, int plane) {
        int[] flags = state.flags;
        int row = 0;
        if (rows == BlockState.STRIPE && (flags[word] & BlockState.SIGNIFICANCE) == 0) {
            if (mq.decode(MqDecoder.RUN_LENGTH) == 0) {
                return;
            }
            row = mq.decode(MqDecoder.UNIFORM) << 1;
            row |= mq.decode(MqDecoder.UNIFORM);
            becomeSignificant(word, row, firstIndex + row * state.width(), plane);
            row++;
        }
        for (; row < rows; row++) {
            int near = flags[word] >> (3 * row);
            if ((near & BlockState.CENTRE) == 0
                    && (flags[word] & (1 << (BlockState.VISITED + row))) == 0
                    && mq.decode(zeroCoding[near & BlockState.NEIGHBOURS]) != 0) {
                becomeSignificant(word, row, firstIndex + row * state.width(), plane);
            }
        }
        flags[word] &= ~BlockState.ALL_VISITED;
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
