package io.niffler.dicom.pixel.jpeg;

import io.niffler.dicom.pixel.FrameException;

/** Decodes a difference in one step where its code and its bits are short. */
final class DifferenceTable {
    private static final int LOOK_AHEAD = 12;
    private static final int LENGTH_BITS = 8;
    private static final int LENGTH_MASK = (1 << LENGTH_BITS) - 1;
    private static final int HALF = 16;

    private final HuffmanTable codes;
    /** For each start of so many bits: the difference above the number of bits it takes; or 0. */
    private final int[] differences = new int[1 << LOOK_AHEAD];

    DifferenceTable(HuffmanTable codes) {
        this.codes = codes;
        for (int start = 0; start < differences.length; start++) {
            int found = codes.lookUp(start >> (LOOK_AHEAD - HuffmanTable.LOOK_AHEAD));
            int category = found & 0xFF;
            int length = (found >> Byte.SIZE) + category;
            if (found != 0 && length <= LOOK_AHEAD) {
                int bits = (start >> (LOOK_AHEAD - length)) & ((1 << category) - 1);
                differences[start] = (BitReader.extended(bits, category) << LENGTH_BITS) | length;
            }
        }
    }

    /** The next difference; whether its bits were all there is for the caller to ask. */
    int next(BitReader bits) throws FrameException {
        bits.fill();
        int found = differences[bits.peek(LOOK_AHEAD)];
        if (found != 0) {
            bits.skip(found & LENGTH_MASK);
            return found >> LENGTH_BITS;
        }
        int category = codes.decode(bits);
        // The largest needs no bits: modulo 2^16 it has one value only (table H.2).
        return category == HALF ? 1 << (HALF - 1) : bits.signed(category);
    }
}
