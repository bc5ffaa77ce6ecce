package io.niffler.dicom.pixel;

/** Cells of 16 bits, the high byte first (PS3.5 A.3, which is retired). */
final class BigEndianCells extends NativeCells {
    private final byte[] array;
    private final int offset;
    private final StoredBits bits;

    BigEndianCells(byte[] array, int offset, int count, StoredBits bits) {
        super(count);
        this.array = array;
        this.offset = offset;
        this.bits = bits;
    }

    @Override
    int value(int index) {
        int at = offset + 2 * index;
        return bits.of((array[at] & 0xFF) << 8 | (array[at + 1] & 0xFF));
    }
}
