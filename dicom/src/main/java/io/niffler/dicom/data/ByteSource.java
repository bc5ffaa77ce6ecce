package io.niffler.dicom.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The bytes being read, from memory or from a stream. Values taken are parts of an array that is never written again. From a
 * stream, memory grows only with the bytes that arrive, never by what a length field claims.
 */
final class ByteSource {
    /** The most that {@link #ensure} is asked for. */
    static final int CHUNK = 32 << 10;

    private static final int FIRST_PIECE = 1 << 20;
    private static final byte[] EMPTY = {};

    private final InputStream in;
    private byte[] buffer;
    private int position;
    private int limit;
    private long base;
    private boolean ended;
    private byte[] valueArray = EMPTY;
    private int valueOffset;

    ByteSource(byte[] bytes, int offset, int length) {
        this.in = null;
        this.buffer = bytes;
        this.position = offset;
        this.limit = offset + length;
        this.base = -(long) offset;
        this.ended = true;
    }

    ByteSource(InputStream in) {
        this.in = in;
        this.buffer = EMPTY;
    }

    /** Bytes consumed so far. */
    long position() {
        return base + position;
    }

    /** Whether at least so many bytes are left; they can then be looked at. */
    boolean ensure(int count) throws IOException {
        return limit - position >= count || fill(count);
    }

    private boolean fill(int count) throws IOException {
        if (ended) {
            return false;
        }
        if (buffer.length - position < count) {
            byte[] next = new byte[CHUNK];
            System.arraycopy(buffer, position, next, 0, limit - position);
            base += position;
            limit -= position;
            position = 0;
            buffer = next;
        }
        while (limit - position < count) {
            int read = in.read(buffer, limit, buffer.length - limit);
            if (read < 0) {
                ended = true;
                return false;
            }
            limit += read;
        }
        return true;
    }

    /** The bytes certainly left: all of them in memory, those already here in a stream. */
    int buffered() {
        return limit - position;
    }

    /** Whether it is known that no more than {@link #buffered()} bytes are left. */
    boolean ended() {
        return ended;
    }

    int u8(int ahead) {
        return buffer[position + ahead] & 0xFF;
    }

    int u16(int ahead, boolean bigEndian) {
        return ByteOrders.u16(buffer, position + ahead, bigEndian);
    }

    int i32(int ahead, boolean bigEndian) {
        return ByteOrders.i32(buffer, position + ahead, bigEndian);
    }

    /** Consumes bytes that {@link #ensure} found. */
    void advance(int count) {
        position += count;
    }

    /** Hands over all buffered bytes as one value. */
    int takeBuffered() throws IOException {
        return take(buffered());
    }

    /** Consumes a value, fewer bytes when they end; returns how many. See {@link #valueArray()}. */
    int take(int length) throws IOException {
        if (limit - position < length) {
            if (!ended && length > CHUNK / 4) {
                return takeLong(length);
            }
            fill(length);
        }
        int taken = Math.min(length, limit - position);
        valueArray = buffer;
        valueOffset = position;
        position += taken;
        return taken;
    }

    private int takeLong(int length) throws IOException {
        int taken = limit - position;
        byte[] value = new byte[Math.min(length, Math.max(taken, FIRST_PIECE))];
        System.arraycopy(buffer, position, value, 0, taken);
        position = limit;
        while (taken < length) {
            if (taken == value.length) {
                value = Arrays.copyOf(value, (int) Math.min(length, value.length * 2L));
            }
            int read = in.read(value, taken, value.length - taken);
            if (read < 0) {
                ended = true;
                break;
            }
            taken += read;
            base += read;
        }
        valueArray = value;
        valueOffset = 0;
        return taken;
    }

    /** The array that holds the value taken last. */
    byte[] valueArray() {
        return valueArray;
    }

    /** Where the value taken last begins. */
    int valueOffset() {
        return valueOffset;
    }

    /** Consumes bytes unseen, fewer when they end; returns how many. */
    long skip(long count) throws IOException {
        int here = (int) Math.min(count, limit - position);
        position += here;
        long left = count - here;
        while (left > 0 && !ended) {
            // Some streams skip beyond their end: the last byte is read.
            long skipped = left > 1 ? in.skip(left - 1) : 0;
            if (skipped <= 0) {
                if (in.read() < 0) {
                    ended = true;
                    break;
                }
                skipped = 1;
            }
            left -= skipped;
            base += skipped;
        }
        return count - left;
    }
}
