package io.niffler.dicom.pixel;

/** Takes the stored value out of a cell: the bits of Bits Stored, with the sign of Pixel Representation (PS3.5 8.1.1). */
record StoredBits(int shift, int mask, int sign) {
    private static final int BYTES = 256;

    static StoredBits of(ImageDescription image) {
        return of(image.bitsStored(), image.shift(), image.signed());
    }

    /**
     * @param bits 1 to 32
     * @param shift bits of the cell below the lowest stored one
     */
    static StoredBits of(int bits, int shift, boolean signed) {
        int mask = bits >= Integer.SIZE ? -1 : (1 << bits) - 1;
        return new StoredBits(shift, mask, signed ? 1 << (bits - 1) : 0);
    }

    /** The stored value; 32 unsigned bits wrap. */
    int of(int cell) {
        return (((cell >>> shift) & mask) ^ sign) - sign;
    }

    /** The stored values of all cells of a byte. */
    int[] table() {
        int[] table = new int[BYTES];
        for (int i = 0; i < BYTES; i++) {
            table[i] = of(i);
        }
        return table;
    }

    /** Replaces cells by stored values. */
    void apply(int[] cells, int from, int to) {
        int right = shift;
        int kept = mask;
        int negative = sign;
        for (int i = from; i < to; i++) {
            cells[i] = ((cells[i] >>> right & kept) ^ negative) - negative;
        }
    }
}
