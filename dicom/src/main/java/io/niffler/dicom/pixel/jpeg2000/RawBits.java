package io.niffler.dicom.pixel.jpeg2000;

/** The bits of a code word segment that is not arithmetically coded (ITU-T T.800 D.6). */
final class RawBits {
    private byte[] bytes;
    private int position;
    private int end;
    private int current;
    private int left;

    void start(byte[] array, int from, int to) {
        bytes = array;
        position = from;
        end = to;
        current = 0;
        left = 0;
    }

    /** The next bit; ones after the end, as the arithmetic decoder has it. */
    int bit() {
        if (left == 0) {
            left = current == 0xFF ? 7 : 8;
            current = position < end ? bytes[position++] & 0xFF : 0xFF;
        }
        left--;
        return (current >> left) & 1;
    }
}
