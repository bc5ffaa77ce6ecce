package io.niffler.dicom.pixel.jpeg2000;

/** Bits packed from the end of a segment backwards (ITU-T T.814 7.1.3, 7.1.4). Zeros follow the last. */
final class HtBackwardBits {
    private static final int HIGHEST_UNSTUFFED = 0x8F;

    private byte[] bytes;
    private int next;
    private int begin;
    private boolean mayBeStuffed;
    private long held;
    private int count;
    private long consumed;
    private long available;

    /**
     * Starts with the last byte of a refinement segment.
     *
     * @param from the segment's first byte
     * @param to where it ends
     */
    void start(byte[] array, int from, int to) {
        bytes = array;
        begin = from;
        next = to - 1;
        mayBeStuffed = true;
        held = 0;
        count = 0;
        consumed = 0;
        available = 0;
    }

    /** Starts with the upper half of the byte before the last, below which there is the length of the segment. */
    void startAfterLength(byte[] array, int from, int to) {
        start(array, from, to - 2);
        int half = array[to - 2] & 0xFF;
        held = half >> 4;
        count = (held & 7) == 7 ? 3 : 4;
        available = count;
        mayBeStuffed = (half | 0xF) > HIGHEST_UNSTUFFED;
    }

    /** Up to 24 bits that come next, without moving on. */
    int peek(int width) {
        while (count < width) {
            int current = next >= begin ? bytes[next] & 0xFF : 0;
            int bits = mayBeStuffed && (current & 0x7F) == 0x7F ? 7 : 8;
            held |= (long) current << count;
            count += bits;
            available += next >= begin ? bits : 0;
            mayBeStuffed = current > HIGHEST_UNSTUFFED;
            next--;
        }
        return (int) held & ((1 << width) - 1);
    }

    /** Moves on over bits that have been peeked at. */
    void skip(int width) {
        held >>>= width;
        count -= width;
        consumed += width;
    }

    int bits(int width) {
        int value = peek(width);
        skip(width);
        return value;
    }

    /** Whether more bits have been read than there are. */
    boolean isOverrun() {
        return consumed > available;
    }
}
