package io.niffler.dicom.png.deflate;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Collects bits, the first one lowest, as RFC 1951 3.1.1 packs them. Loops that write many keep its state in locals. */
final class BitSink {
    /** Writes eight bytes at any index. */
    static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Bytes behind the last one that a write of a whole long may touch. */
    static final int SLACK = Long.BYTES;

    byte[] bytes;
    int position;

    /** Bits not yet in {@link #bytes}, fewer than 8 after each method. */
    long bits;

    int count;

    BitSink(int capacity) {
        bytes = new byte[capacity + SLACK];
    }

    /** Makes room for so many bytes from the start, and forgets all but the bits of the last incomplete byte. */
    void restart(int capacity) {
        if (bytes.length < capacity + SLACK) {
            bytes = new byte[capacity + SLACK];
        }
        position = 0;
    }

    /** Forgets everything. */
    void clear() {
        position = 0;
        bits = 0;
        count = 0;
    }

    /** How many bits it holds, with those of the last incomplete byte. */
    long length() {
        return (long) Byte.SIZE * position + count;
    }

    /** Forgets all bits after so many. They must have been added since {@link #restart}, or been left by it. */
    void rewind(long length) {
        position = (int) (length / Byte.SIZE);
        count = (int) (length % Byte.SIZE);
        bits = bytes[position] & ((1 << count) - 1);
    }

    /** Adds up to 56 bits. */
    void put(long value, int length) {
        bits |= value << count;
        count += length;
        flush();
    }

    /** Fills the last byte with zeros. */
    void align() {
        count = (count + 7) & ~7;
        flush();
    }

    void putBytes(byte[] from, int offset, int length) {
        System.arraycopy(from, offset, bytes, position, length);
        position += length;
    }

    private void flush() {
        LONGS.set(bytes, position, bits);
        position += count >>> 3;
        bits >>>= count & ~7;
        count &= 7;
    }
}
