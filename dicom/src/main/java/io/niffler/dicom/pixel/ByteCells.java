package io.niffler.dicom.pixel;

/** Cells of 8 bits. */
final class ByteCells extends NativeCells {
    private final byte[] array;
    private final int offset;
    private final int[] values;

    ByteCells(byte[] array, int offset, int count, StoredBits bits) {
        super(count);
        this.array = array;
        this.offset = offset;
        this.values = bits.table();
    }

    @Override
    int value(int index) {
        return values[array[offset + index] & 0xFF];
    }

    @Override
    void read(int first, int number, int[] target) {
        int at = offset + first;
        for (int i = 0; i < number; i++) {
            target[i] = values[array[at + i] & 0xFF];
        }
    }

    @Override
    void putBytes(int first, int number, ValueTable table, byte[] target, int to) {
        int at = offset + first;
        for (int i = 0; i < number; i++) {
            target[to + i] = (byte) table.sample(values[array[at + i] & 0xFF]);
        }
    }
}
