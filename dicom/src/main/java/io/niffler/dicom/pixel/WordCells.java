package io.niffler.dicom.pixel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Cells of 16 bits, the low byte first: by far the most frequent, so four are worked on at a time, as lanes of a long. */
final class WordCells extends NativeCells {
    private static final VarHandle WORDS = view(char[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = view(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = view(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG_ENDIAN_LONGS = view(long[].class, ByteOrder.BIG_ENDIAN);

    private static final int LANES = Long.SIZE / Short.SIZE;
    private static final long LOWEST_BITS = 0x0001_0001_0001_0001L;
    private static final long HIGHEST_BITS = LOWEST_BITS << (Short.SIZE - 1);

    private final byte[] array;
    private final int offset;
    private final StoredBits bits;
    private ValueTable latest;
    private char[] byCell;

    WordCells(byte[] array, int offset, int count, StoredBits bits) {
        super(count);
        this.array = array;
        this.offset = offset;
        this.bits = bits;
    }

    private static VarHandle view(Class<?> type, ByteOrder order) {
        return MethodHandles.byteArrayViewVarHandle(type, order);
    }

    @Override
    int value(int index) {
        return bits.of((char) WORDS.get(array, offset + 2 * index));
    }

    @Override
    void read(int first, int number, int[] target) {
        int at = offset + 2 * first;
        for (int i = 0; i < number; i++) {
            target[i] = (char) WORDS.get(array, at + 2 * i);
        }
        bits.apply(target, 0, number);
    }

    /** Values are compared where the highest bit of a lane is free to tell the outcome. */
    @Override
    ValueRange range() {
        return bits.mask() < 1 << (Short.SIZE - 1) ? rangeByLanes() : super.range();
    }

    private ValueRange rangeByLanes() {
        byte[] source = array;
        int at = offset;
        int shift = bits.shift();
        int sign = bits.sign();
        long kept = bits.mask() * LOWEST_BITS;
        long flipped = sign * LOWEST_BITS; // signed values ascend from 0 on then
        int minimum = value(0);
        int maximum = minimum;
        long lowest = (minimum + sign) * LOWEST_BITS;
        long highest = lowest | HIGHEST_BITS;
        int index = 0;
        for (int end = count() - LANES; index <= end; index += LANES) {
            long four = ((long) LONGS.get(source, at + 2 * index) >>> shift & kept) ^ flipped;
            long inside = (highest - four) & ((four | HIGHEST_BITS) - lowest) & HIGHEST_BITS;
            if (inside != HIGHEST_BITS) { // a new extreme is rare
                for (int lane = index; lane < index + LANES; lane++) {
                    minimum = Math.min(minimum, value(lane));
                    maximum = Math.max(maximum, value(lane));
                }
                lowest = (minimum + sign) * LOWEST_BITS;
                highest = (maximum + sign) * LOWEST_BITS | HIGHEST_BITS;
            }
        }
        for (; index < count(); index++) {
            minimum = Math.min(minimum, value(index));
            maximum = Math.max(maximum, value(index));
        }
        return new ValueRange(minimum, maximum);
    }

    @Override
    void putBytes(int first, int number, ValueTable table, byte[] target, int to) {
        char[] samples = byCell(table);
        byte[] source = array;
        int at = offset + 2 * first;
        int shift = bits.shift();
        long kept = bits.mask() * LOWEST_BITS;
        int done = 0;
        for (int end = number - LANES; done <= end; done += LANES) {
            long four = (long) LONGS.get(source, at + 2 * done) >>> shift & kept;
            int two = samples[(char) four] | samples[(char) (four >>> 16)] << 8;
            int more = samples[(char) (four >>> 32)] | samples[(int) (four >>> 48)] << 8;
            INTS.set(target, to + done, two | more << 16);
        }
        super.putBytes(first + done, number - done, table, target, to + done);
    }

    @Override
    void putWords(int first, int number, ValueTable table, byte[] target, int to) {
        char[] samples = byCell(table);
        byte[] source = array;
        int at = offset + 2 * first;
        int shift = bits.shift();
        long kept = bits.mask() * LOWEST_BITS;
        int done = 0;
        for (int end = number - LANES; done <= end; done += LANES) {
            long four = (long) LONGS.get(source, at + 2 * done) >>> shift & kept;
            long two = (long) samples[(char) four] << 16 | samples[(char) (four >>> 16)];
            long more = (long) samples[(char) (four >>> 32)] << 16 | samples[(int) (four >>> 48)];
            BIG_ENDIAN_LONGS.set(target, to + 2 * done, two << 32 | more);
        }
        super.putWords(first + done, number - done, table, target, to + 2 * done);
    }

    /** The table's samples by what the stored bits of a cell are. */
    private char[] byCell(ValueTable table) {
        if (latest != table) {
            byCell = new char[1 + bits.mask()];
            for (int cell = 0; cell < byCell.length; cell++) {
                int value = (cell ^ bits.sign()) - bits.sign();
                byCell[cell] = table.has(value) ? (char) table.sample(value) : 0;
            }
            latest = table;
        }
        return byCell;
    }
}
