package io.niffler.dicom.pixel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Cells of 8 or 16 bits of which the stored values are taken out when they are asked for (PS3.5 8.1.1). Words in little
 * endian, by far the most frequent, are read four at a time.
 */
final class NativeCells {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Cells that stay in the nearest cache between the simple loops that take them one step further each. */
    private static final int BATCH = 2048;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG_ENDIAN_LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** A lane is a cell in a long. */
    private static final int LANES = Long.SIZE / Short.SIZE;

    private static final long LOWEST_BITS = 0x0001_0001_0001_0001L;
    private static final long HIGHEST_BITS = LOWEST_BITS << (Short.SIZE - 1);

    private final byte[] array;
    private final int offset;
    private final int count;
    private final boolean words;
    private final boolean bigEndian;
    private final StoredBits bits;
    private final int[] ofByte;

    private NativeCells(ByteSlice bytes, int firstByte, int count, boolean words, boolean bigEndian, StoredBits bits) {
        this.array = bytes.array();
        this.offset = bytes.offset() + firstByte;
        this.count = count;
        this.words = words;
        this.bigEndian = bigEndian;
        this.bits = bits;
        this.ofByte = words ? null : bits.table();
    }

    /** Cells of 8 bits, the first one at a byte of the slice. */
    static NativeCells bytes(ByteSlice bytes, int firstByte, int count, StoredBits bits) {
        return new NativeCells(bytes, firstByte, count, false, false, bits);
    }

    /** Cells of 16 bits from the start of the slice on. */
    static NativeCells words(ByteSlice bytes, int count, boolean bigEndian, StoredBits bits) {
        return new NativeCells(bytes, 0, count, true, bigEndian, bits);
    }

    int count() {
        return count;
    }

    int[] all() {
        int[] values = new int[count];
        read(0, count, values);
        return values;
    }

    void read(int first, int number, int[] target) {
        if (words) {
            readWords(first, number, target);
        } else {
            readBytes(first, number, target);
        }
    }

    private void readBytes(int first, int number, int[] target) {
        int at = offset + first;
        for (int i = 0; i < number; i++) {
            target[i] = ofByte[array[at + i] & 0xFF];
        }
    }

    private void readWords(int first, int number, int[] target) {
        int at = offset + 2 * first;
        for (int from = 0; from < number; from += BATCH) {
            int to = Math.min(number, from + BATCH);
            for (int i = from; i < to; i++) {
                target[i] = (char) WORDS.get(array, at + 2 * i);
            }
            if (bigEndian) {
                swap(target, from, to);
            }
            bits.apply(target, from, to);
        }
    }

    private static void swap(int[] words, int from, int to) {
        for (int i = from; i < to; i++) {
            words[i] = words[i] >> 8 | (words[i] & 0xFF) << 8;
        }
    }

    /** Writes the samples of a range of values, one byte each. */
    void putBytes(int first, int number, ValueTable table, byte[] target, int to) {
        int done = 0;
        if (words && !bigEndian) {
            byte[] source = array;
            int at = offset + 2 * first;
            int shift = bits.shift();
            int mask = bits.mask();
            int sign = bits.sign();
            char[] samples = table.samples;
            int lowest = table.lowest + sign;
            for (; done < number - LANES + 1; done += LANES) {
                long four = (long) LONGS.get(source, at + 2 * done);
                int a = samples[(((char) four >>> shift & mask) ^ sign) - lowest];
                int b = samples[(((char) (four >>> 16) >>> shift & mask) ^ sign) - lowest];
                int c = samples[(((char) (four >>> 32) >>> shift & mask) ^ sign) - lowest];
                int d = samples[(((char) (four >>> 48) >>> shift & mask) ^ sign) - lowest];
                INTS.set(target, to + done, a | b << 8 | c << 16 | d << 24);
            }
        }
        for (; done < number; done++) {
            target[to + done] = (byte) table.sample(value(first + done));
        }
    }

    /** Writes the samples of a range of values, two bytes each, the high one first. */
    void putWords(int first, int number, ValueTable table, byte[] target, int to) {
        int done = 0;
        if (words && !bigEndian) {
            byte[] source = array;
            int at = offset + 2 * first;
            int shift = bits.shift();
            int mask = bits.mask();
            int sign = bits.sign();
            char[] samples = table.samples;
            int lowest = table.lowest + sign;
            for (; done < number - LANES + 1; done += LANES) {
                long four = (long) LONGS.get(source, at + 2 * done);
                long a = samples[(((char) four >>> shift & mask) ^ sign) - lowest];
                long b = samples[(((char) (four >>> 16) >>> shift & mask) ^ sign) - lowest];
                long c = samples[(((char) (four >>> 32) >>> shift & mask) ^ sign) - lowest];
                long d = samples[(((char) (four >>> 48) >>> shift & mask) ^ sign) - lowest];
                BIG_ENDIAN_LONGS.set(target, to + 2 * done, a << 48 | b << 32 | c << 16 | d);
            }
        }
        for (; done < number; done++) {
            int sample = table.sample(value(first + done));
            target[to + 2 * done] = (byte) (sample >> Byte.SIZE);
            target[to + 2 * done + 1] = (byte) sample;
        }
    }

    private int value(int index) {
        if (!words) {
            return ofByte[array[offset + index] & 0xFF];
        }
        char word = (char) WORDS.get(array, offset + 2 * index);
        return bits.of(bigEndian ? Character.reverseBytes(word) : word);
    }

    /** The range of all values, of which there is at least one. */
    ValueRange range() {
        int first = value(0);
        int minimum = first;
        int maximum = first;
        int index = 0;
        if (words && !bigEndian && bits.mask() < 1 << (Short.SIZE - 1)) {
            byte[] source = array;
            int at = offset;
            int end = count - LANES;
            int shift = bits.shift();
            long kept = bits.mask() * LOWEST_BITS;
            long flipped = bits.sign() * LOWEST_BITS;
            long lowest = (first + bits.sign()) * LOWEST_BITS;
            long highest = lowest | HIGHEST_BITS;
            for (; index <= end; index += LANES) {
                long four = ((long) LONGS.get(source, at + 2 * index) >>> shift & kept) ^ flipped;
                // The highest bit of a lane, unused by values, is lost where one is out of the range so far: that is
                // rare.
                long inside = (highest - four) & ((four | HIGHEST_BITS) - lowest) & HIGHEST_BITS;
                if (inside != HIGHEST_BITS) {
                    for (int lane = 0; lane < LANES; lane++) {
                        int value = value(index + lane);
                        minimum = Math.min(minimum, value);
                        maximum = Math.max(maximum, value);
                    }
                    lowest = (minimum + bits.sign()) * LOWEST_BITS;
                    highest = (maximum + bits.sign()) * LOWEST_BITS | HIGHEST_BITS;
                }
            }
        }
        for (; index < count; index++) {
            int value = value(index);
            minimum = Math.min(minimum, value);
            maximum = Math.max(maximum, value);
        }
        return new ValueRange(minimum, maximum);
    }
}
