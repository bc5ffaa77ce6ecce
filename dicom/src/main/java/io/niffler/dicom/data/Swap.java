package io.niffler.dicom.data;

/** Turns binary numbers from one byte order to the other, in place. */
final class Swap {
    private Swap() {}

    /** Reverses each group of {@code unit} bytes; an incomplete last group stays. */
    static void swap(byte[] bytes, int offset, int length, int unit) {
        if (unit < 2) {
            return;
        }
        int end = offset + length - unit;
        for (int start = offset; start <= end; start += unit) {
            int low = start;
            int high = start + unit - 1;
            while (low < high) {
                byte kept = bytes[low];
                bytes[low++] = bytes[high];
                bytes[high--] = kept;
            }
        }
    }
}
