package io.niffler.dicom.pixel.jpeg2000;

/**
 * The probability estimation of the MQ coder (ITU-T T.800 table C.2). A state is packed into an int: probability of the less
 * probable symbol in bits 0 to 15, state after the more probable symbol in bits 16 to 22, after the less probable in bits 23 to
 * 29, the more probable symbol in bit 31. There are two states per row of the table, one for each more probable symbol.
 */
final class MqStates {
    private static final int[] QE = {
        0x5601, 0x3401, 0x1801, 0x0AC1, 0x0521, 0x0221, 0x5601, 0x5401, 0x4801, 0x3801, 0x3001, 0x2401, 0x1C01, 0x1601,
        0x5601, 0x5401, 0x5101, 0x4801, 0x3801, 0x3401, 0x3001, 0x2801, 0x2401, 0x2201, 0x1C01, 0x1801, 0x1601, 0x1401,
        0x1201, 0x1101, 0x0AC1, 0x09C1, 0x08A1, 0x0521, 0x0441, 0x02A1, 0x0221, 0x0141, 0x0111, 0x0085, 0x0049, 0x0025,
        0x0015, 0x0009, 0x0005, 0x0001, 0x5601
    };
    private static final int[] AFTER_MORE_PROBABLE = {
        1, 2, 3, 4, 5, 38, 7, 8, 9, 10, 11, 12, 13, 29, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30,
        31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 45, 46
    };
    private static final int[] AFTER_LESS_PROBABLE = {
        1, 6, 9, 12, 29, 33, 6, 14, 14, 14, 17, 18, 20, 21, 14, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 23, 24, 25, 26,
        27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 46
    };
    private static final int[] PACKED = pack();

    private MqStates() {}

    private static int[] pack() {
        int[] packed = new int[2 * QE.length];
        for (int i = 0; i < packed.length; i++) {
            int row = i / 2;
            int symbol = i % 2;
            // In the rows with the highest probability the symbols change roles after the less probable one.
            int other = QE[row] == 0x5601 && row != QE.length - 1 ? 1 - symbol : symbol;
            int more = 2 * AFTER_MORE_PROBABLE[row] + symbol;
            int less = 2 * AFTER_LESS_PROBABLE[row] + other;
            packed[i] = QE[row] | more << 16 | less << 23 | symbol << 31;
        }
        return packed;
    }

    /** The state that a row of the table stands for, with 0 as the more probable symbol. */
    static int initial(int row) {
        return PACKED[2 * row];
    }

    /**
     * The state after a symbol that made renormalisation necessary.
     *
     * @param lessProbable -1 if it was the less probable symbol, else 0
     */
    static int next(int state, int lessProbable) {
        return PACKED[(state >> (16 + (lessProbable & 7))) & 0x7F];
    }
}
