package io.niffler.dicom.pixel.jpeg;

import io.niffler.dicom.pixel.FrameException;

/**
 * Decodes an AC coefficient, with the zeros before it (ITU-T T.81 F.2.2.2), in one step where its code and its bits are
 * short.
 */
final class CoefficientTable {
    /** The number of zeros that stands for the end of the block. */
    static final int END_OF_BLOCK = 0x80;

    private static final int LOOK_AHEAD = 10;
    private static final int ZEROS_ONLY = 15;
    private static final int ZEROS_SHIFT = 8;
    private static final int VALUE_SHIFT = 16;
    private static final int LENGTH_MASK = 0xFF;

    private final HuffmanTable codes;
    /** For each start of so many bits: a {@link #packed} coefficient and the number of bits it takes; or 0. */
    private final int[] coefficients = new int[1 << LOOK_AHEAD];

    CoefficientTable(HuffmanTable codes) {
        this.codes = codes;
        for (int start = 0; start < coefficients.length; start++) {
            int found = codes.lookUp(start >> (LOOK_AHEAD - HuffmanTable.LOOK_AHEAD));
            int size = found & 0xF;
            int length = (found >> Byte.SIZE) + size;
            if (found != 0 && length <= LOOK_AHEAD) {
                int bits = (start >> (LOOK_AHEAD - length)) & ((1 << size) - 1);
                coefficients[start] = packed(found & 0xFF, BitReader.extended(bits, size)) | length;
            }
        }
    }

    private static int packed(int symbol, int value) {
        boolean end = (symbol & 0xF) == 0 && symbol >> 4 != ZEROS_ONLY;
        return (value << VALUE_SHIFT) | ((end ? END_OF_BLOCK : symbol >> 4) << ZEROS_SHIFT);
    }

    /** The next coefficient, to be taken apart with {@link #zeros} and {@link #value}. */
    int next(BitReader bits) throws FrameException {
        bits.fill();
        int found = coefficients[bits.peek(LOOK_AHEAD)];
        if (found != 0) {
            bits.skip(found & LENGTH_MASK);
            return found;
        }
        int symbol = codes.decode(bits);
        return packed(symbol, bits.signed(symbol & 0xF));
    }

    /** How many zeros come first, or {@link #END_OF_BLOCK}. */
    static int zeros(int coefficient) {
        return (coefficient >> ZEROS_SHIFT) & 0xFF;
    }

    /** The coefficient; 0 if there are zeros only. */
    static int value(int coefficient) {
        return coefficient >> VALUE_SHIFT;
    }
}
