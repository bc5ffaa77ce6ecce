package io.niffler.dicom.pixel.jpeg2000;

import io.niffler.dicom.pixel.FrameException;

/** Reads big-endian numbers from a part of an array; what lies beyond it is corrupt. */
final class ByteCursor {
    private final byte[] array;
    private final int end;
    private int position;

    ByteCursor(byte[] array, int offset, int length) {
        this.array = array;
        this.position = offset;
        this.end = offset + length;
    }

    byte[] array() {
        return array;
    }

    int position() {
        return position;
    }

    int remaining() {
        return end - position;
    }

    private void need(long count) throws FrameException {
        if (count > remaining()) {
            throw FrameException.corrupt("the JPEG 2000 code stream ends early");
        }
    }

    int u8() throws FrameException {
        need(1);
        return array[position++] & 0xFF;
    }

    int u16() throws FrameException {
        return u8() << 8 | u8();
    }

    long u32() throws FrameException {
        return (long) u16() << 16 | u16();
    }

    void skip(long count) throws FrameException {
        need(count);
        position += (int) count;
    }

    /** The 16 bits that come next, without moving on; -1 when there are less. */
    int peek16() {
        return remaining() < 2 ? -1 : ((array[position] & 0xFF) << 8) | (array[position + 1] & 0xFF);
    }

    /** Moves on over the next bytes and gives them. */
    ByteCursor take(long count) throws FrameException {
        need(count);
        ByteCursor part = new ByteCursor(array, position, (int) count);
        position += (int) count;
        return part;
    }

    /** The rest of a marker segment whose length field comes next (ITU-T T.800 A.1.1). */
    ByteCursor segment() throws FrameException {
        int length = u16();
        if (length < 2) {
            throw FrameException.corrupt("a JPEG 2000 marker segment has length " + length);
        }
        return take(length - 2);
    }
}
