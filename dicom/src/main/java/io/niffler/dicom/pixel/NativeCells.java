package io.niffler.dicom.pixel;

/** The cells of an uncompressed frame, of which the stored values are taken out when they are asked for (PS3.5 8.1.1). */
abstract class NativeCells {
    private final int count;

    /** @param count how many there are, at least 1 */
    NativeCells(int count) {
        this.count = count;
    }

    /** Cells of 8 bits, the first one at a byte of the slice. */
    static NativeCells bytes(ByteSlice bytes, int firstByte, int count, StoredBits bits) {
        return new ByteCells(bytes.array(), bytes.offset() + firstByte, count, bits);
    }

    /** Cells of 16 bits from the start of the slice on. */
    static NativeCells words(ByteSlice bytes, int count, boolean bigEndian, StoredBits bits) {
        return bigEndian
                ? new BigEndianCells(bytes.array(), bytes.offset(), count, bits)
                : new WordCells(bytes.array(), bytes.offset(), count, bits);
    }

    final int count() {
        return count;
    }

    final int[] all() {
        int[] values = new int[count];
        read(0, count, values);
        return values;
    }

    /** The stored value of a cell. */
    abstract int value(int index);

    /** Copies stored values. */
    void read(int first, int number, int[] target) {
        for (int i = 0; i < number; i++) {
            target[i] = value(first + i);
        }
    }

    /** The range of all values. */
    ValueRange range() {
        int minimum = value(0);
        int maximum = minimum;
        for (int index = 1; index < count; index++) {
            int value = value(index);
            minimum = Math.min(minimum, value);
            maximum = Math.max(maximum, value);
        }
        return new ValueRange(minimum, maximum);
    }

    /** Writes the samples of values, one byte each. */
    void putBytes(int first, int number, ValueTable table, byte[] target, int to) {
        for (int i = 0; i < number; i++) {
            target[to + i] = (byte) table.sample(value(first + i));
        }
    }

    /** Writes the samples of values, two bytes each, the high one first. */
    void putWords(int first, int number, ValueTable table, byte[] target, int to) {
        for (int i = 0; i < number; i++) {
            int sample = table.sample(value(first + i));
            target[to + 2 * i] = (byte) (sample >> Byte.SIZE);
            target[to + 2 * i + 1] = (byte) sample;
        }
    }
}
