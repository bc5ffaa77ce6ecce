package io.niffler.dicom.pixel.jpegls;

/**
 * Entropy-coded data without the bits stuffed into it: a byte FF is followed by a bit 0 (ITU-T T.87 A.1).
 *
 * @param data the bits, highest first, with {@link #PADDING} bytes of zeros behind them
 * @param count how many bits there are
 * @param next where the next marker is in the frame, or the end of the frame
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CodedBits(byte[] data, long count, int next) {
    /** So that eight bytes can be read wherever a code begins or ends. */
    static final int PADDING = 24;

    private static final int STUFFED = 0xFF;

    static CodedBits read(byte[] array, int from, int end) {
        int next = nextMarker(array, from, end);
        byte[] data = new byte[next - from + PADDING];
        int length = 0;
        int held = 0;
        int pending = 0;
        int previous = 0;
        for (int i = from; i < next; i++) {
            int width = previous == STUFFED ? 7 : 8;
            previous = array[i] & 0xFF;
            pending = pending << width | previous;
            held += width;
            if (held >= Byte.SIZE) {
                held -= Byte.SIZE;
                data[length++] = (byte) (pending >> held);
            }
        }
        data[length] = (byte) (pending << (Byte.SIZE - held));
        return new CodedBits(data, (long) length * Byte.SIZE + held, next);
    }

    private static int nextMarker(byte[] array, int from, int end) {
        for (int i = from; i < end; i++) {
            if (array[i] == (byte) STUFFED && (i + 1 == end || array[i + 1] < 0)) {
                return i;
            }
        }
        return end;
    }
}
