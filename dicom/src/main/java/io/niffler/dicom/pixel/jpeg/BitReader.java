package io.niffler.dicom.pixel.jpeg;

import io.niffler.dicom.pixel.FrameException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The bits of entropy-coded segments (ITU-T T.81 F.2.2.5), without stuffed bytes. Behind their end it gives zeros: whoever
 * reads asks {@link #checkNotPassed()} before the samples are given to anyone.
 */
final class BitReader {
    /** The bits that are there at least after {@link #fill()}. */
    static final int FILLED = 32;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final int ALL_LOW = 0x01010101;
    private static final int ALL_HIGH = 0x80808080;

    private final byte[] array;
    private final int end;
    private int at;

    /** The bits that have been read ahead, the last one lowest. */
    private long buffer;

    private int count;
    /** Zero bits that were put behind the end. */
    private int invented;

    BitReader(byte[] array, int start, int end) {
        this.array = array;
        this.at = start;
        this.end = end;
    }

    /** Makes sure that {@link #FILLED} bits can be taken. */
    void fill() {
        if (count >= FILLED) {
            return;
        }
        int next = at + Integer.BYTES <= end ? (int) INT.get(array, at) : -1;
        if (hasFf(next)) {
            fillByByte();
        } else {
            at += Integer.BYTES;
            buffer = (buffer << Integer.SIZE) | (next & 0xFFFFFFFFL);
            count += Integer.SIZE;
        }
    }

    /** Whether a byte is 0xFF: of its complement, 0, nothing can be taken without borrowing. */
    private static boolean hasFf(int bytes) {
        return ((~bytes - ALL_LOW) & bytes & ALL_HIGH) != 0;
    }

    private void fillByByte() {
        while (count < FILLED) {
            int next = 0;
            if (at >= end) {
                invented += Byte.SIZE;
            } else if (array[at] != -1) {
                next = array[at++] & 0xFF;
            } else if (at + 1 < end && array[at + 1] == 0) {
                next = 0xFF;
                at += 2;
            } else {
                invented += Byte.SIZE;
            }
            buffer = (buffer << Byte.SIZE) | next;
            count += Byte.SIZE;
        }
    }

    /** The next bits, which stay; 1 to {@link #FILLED} and no more than were filled. */
    int peek(int length) {
        return (int) (buffer >>> (count - length)) & (int) (0xFFFFFFFFL >>> (Integer.SIZE - length));
    }

    void skip(int length) {
        count -= length;
    }

    /**
     * A difference or coefficient of so many bits (F.2.2.1, EXTEND).
     *
     * @param length 0 to 16
     */
    int signed(int length) {
        if (length == 0) {
            return 0;
        }
        int value = peek(length);
        count -= length;
        return extended(value, length);
    }

    /** The number that bits stand for: those that begin with 0 are negative. */
    static int extended(int bits, int length) {
        return length > 0 && bits >> (length - 1) == 0 ? bits - (1 << length) + 1 : bits;
    }

    /**
     * Whether all that was taken was there.
     *
     * @throws FrameException when it was not
     */
    void checkNotPassed() throws FrameException {
        if (invented > count) {
            throw FrameException.corrupt("the entropy-coded data ends early");
        }
    }

    /**
     * Ends a segment: nothing but padding may be left of it, and bytes of zeros, which some coders add.
     *
     * @return where the next marker stands, or the end
     */
    int finish() throws FrameException {
        checkNotPassed();
        int whole = (count - invented) / Byte.SIZE * Byte.SIZE;
        boolean left = whole > 0 && ((buffer >>> invented) & ((1L << whole) - 1)) != 0;
        while (at < end && array[at] == 0) {
            at++;
        }
        boolean data = at < end && array[at] != -1;
        boolean stuffed = at + 1 < end && array[at + 1] == 0;
        if (left || data || stuffed) {
            throw FrameException.corrupt("entropy-coded data is left over");
        }
        return at;
    }

    /**
     * Ends a restart interval (E.2.4).
     *
     * @param interval the number of it, from 0
     */
    void restart(int interval) throws FrameException {
        finish();
        while (at + 1 < end && array[at + 1] == -1) {
            at++;
        }
        int expected = Marker.RST0 + interval % 8;
        if (at + 1 >= end || (array[at + 1] & 0xFF) != expected) {
            throw FrameException.corrupt("restart marker " + Marker.name(expected) + " is missing");
        }
        at += 2;
        buffer = 0;
        count = 0;
        invented = 0;
    }
}
