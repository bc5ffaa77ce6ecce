package io.niffler.dicom.pixel.jpeg2000;

/** Bits packed from the lowest up, with one stuffed after a byte FF (ITU-T T.814 7.1.2, 7.4.1). */
final class HtForwardBits {
    private byte[] bytes;
    private int next;
    private int end;
    private int fill;
    private int previous;
    private long held;
    private int count;

    /** @param beyond the byte that stands for all that are missing at the end, which encoders may leave out */
    void start(byte[] array, int from, int to, int beyond) {
        bytes = array;
        next = from;
        end = to;
        fill = beyond;
        previous = 0;
        held = 0;
        count = 0;
    }

    /** Up to 31 bits that come next, without moving on. */
    int peek(int width) {
        while (count < width) {
            int current = next < end ? bytes[next++] & 0xFF : fill;
            held |= (long) current << count;
            count += previous == 0xFF ? 7 : 8;
            previous = current;
        }
        return (int) held & ((1 << width) - 1);
    }

    /** Moves on over bits that have been peeked at. */
    void skip(int width) {
        held >>>= width;
        count -= width;
    }

    int bits(int width) {
        int value = peek(width);
        skip(width);
        return value;
    }
}
