package io.niffler.dicom.png;

import io.niffler.dicom.pixel.Frame;

/** Rows whose samples are looked up by their value. */
final class TableRows extends MappedRows {
    /** Values of 16 bits. */
    static final int MOST_ENTRIES = 1 << 16;

    private final int[] values;
    private final int lowest;
    private final char[] samples;

    /**
     * @param lowest the smallest value of the frame
     * @param range how many values there are from it to the largest, 1 to {@link #MOST_ENTRIES}
     */
    TableRows(Frame.OfInts frame, double lowest, int range, SampleFunction function, int bitDepth) {
        super(frame, bitDepth);
        this.values = frame.values();
        this.lowest = (int) (long) lowest; // wraps as unsigned values of 32 bits do
        this.samples = new char[range];
        for (int i = 0; i < range; i++) {
            samples[i] = (char) function.sample(lowest + i);
        }
    }

    @Override
    void words(int first, int count, byte[] target, int offset) {
        int at = offset;
        for (int i = first; i < first + count; i++) {
            int sample = samples[values[i] - lowest];
            target[at] = (byte) (sample >> Byte.SIZE);
            target[at + 1] = (byte) sample;
            at += 2;
        }
    }

    @Override
    void bytes(int first, int count, byte[] target, int offset) {
        for (int i = 0; i < count; i++) {
            target[offset + i] = (byte) samples[values[first + i] - lowest];
        }
    }

    @Override
    int sample(int index) {
        return samples[values[index] - lowest];
    }
}
