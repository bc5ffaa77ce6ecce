package io.niffler.dicom.png;

import io.niffler.dicom.pixel.Frame;
import io.niffler.dicom.pixel.ValueTable;

/** Rows whose samples are looked up by their value. */
final class TableRows extends MappedRows {
    /** Values of 16 bits. */
    static final int MOST_ENTRIES = 1 << 16;

    private final Frame.OfInts frame;
    private final ValueTable table;

    /**
     * @param lowest the smallest value of the frame
     * @param range how many values there are from it to the largest, 1 to {@link #MOST_ENTRIES}
     */
    TableRows(Frame.OfInts frame, double lowest, int range, SampleFunction function, int bitDepth) {
        super(frame, bitDepth);
        this.frame = frame;
        char[] samples = new char[range];
        for (int i = 0; i < range; i++) {
            samples[i] = (char) function.sample(lowest + i);
        }
        this.table = new ValueTable((int) (long) lowest, samples); // wraps as unsigned values of 32 bits do
    }

    @Override
    void words(int first, int count, byte[] target, int offset) {
        frame.putWords(first, count, table, target, offset);
    }

    @Override
    void bytes(int first, int count, byte[] target, int offset) {
        frame.putBytes(first, count, table, target, offset);
    }

    @Override
    int sample(int index) {
        return table.sample(frame.values()[index]);
    }
}
