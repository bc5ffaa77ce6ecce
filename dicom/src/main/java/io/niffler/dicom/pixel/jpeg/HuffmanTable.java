package io.niffler.dicom.pixel.jpeg;

import io.niffler.dicom.pixel.FrameException;

/** The codes of one table (ITU-T T.81 annex C) and the tables to decode them. */
final class HuffmanTable {
    static final int LOOK_AHEAD = 9;
    private static final int LONGEST = 16;

    /** For each start of {@link #LOOK_AHEAD} bits: the length of its code in the upper bits, its symbol in the lower 8; or 0. */
    private final short[] shortCodes = new short[1 << LOOK_AHEAD];
    /** For each length of code: the first 16 bit word that is beyond all its codes. */
    private final int[] limits = new int[LONGEST + 2];
    /** For each length of code: what leads from a code to the place of its symbol. */
    private final int[] toSymbol = new int[LONGEST + 1];

    private final byte[] symbols;

    private HuffmanTable(byte[] symbols) {
        this.symbols = symbols;
    }

    /**
     * The table of a definition.
     *
     * @param counts how many codes of each length there are, 1 to 16
     * @param symbols in the order of their codes, as many as counted
     * @throws FrameException when there cannot be so many codes
     */
    static HuffmanTable of(int[] counts, byte[] symbols) throws FrameException {
        HuffmanTable table = new HuffmanTable(symbols);
        int code = 0;
        int symbol = 0;
        for (int length = 1; length <= LONGEST; length++) {
            table.toSymbol[length] = symbol - code;
            for (int i = 0; i < counts[length - 1]; i++) {
                table.look(code++, length, symbols[symbol++] & 0xFF);
            }
            if (code > 1 << length) {
                throw FrameException.corrupt("a Huffman table has too many codes of " + length + " bits");
            }
            table.limits[length] = code << (LONGEST - length);
            code <<= 1;
        }
        table.limits[LONGEST + 1] = Integer.MAX_VALUE;
        return table;
    }

    private void look(int code, int length, int symbol) {
        if (length <= LOOK_AHEAD) {
            int shift = LOOK_AHEAD - length;
            for (int i = code << shift; i < (code + 1) << shift && i < shortCodes.length; i++) {
                shortCodes[i] = (short) ((length << Byte.SIZE) | symbol);
            }
        }
    }

    /**
     * Whether no symbol is greater.
     *
     * @param most 0 to 255
     */
    boolean symbolsWithin(int most) {
        for (byte symbol : symbols) {
            if ((symbol & 0xFF) > most) {
                return false;
            }
        }
        return true;
    }

    /**
     * What {@link #LOOK_AHEAD} bits begin with.
     *
     * @return the length of the code above the 8 bits of its symbol; 0 when it is longer, or none
     */
    int lookUp(int start) {
        return shortCodes[start];
    }

    /**
     * The next symbol, 0 to 255. Takes up to 16 bits, which have been filled.
     *
     * @throws FrameException when the bits are no code
     */
    int decode(BitReader bits) throws FrameException {
        int found = shortCodes[bits.peek(LOOK_AHEAD)];
        if (found != 0) {
            bits.skip(found >> Byte.SIZE);
            return found & 0xFF;
        }
        return decodeLong(bits);
    }

    private int decodeLong(BitReader bits) throws FrameException {
        int word = bits.peek(LONGEST);
        int length = lengthOf(word);
        if (length > LONGEST) {
            throw FrameException.corrupt("the entropy-coded data holds a code that no table defines");
        }
        bits.skip(length);
        return symbols[(word >> (LONGEST - length)) + toSymbol[length]] & 0xFF;
    }

    private int lengthOf(int word) {
        int length = 1;
        while (word >= limits[length]) {
            length++;
        }
        return length;
    }
}
