package io.niffler.dicom.png;

import io.niffler.dicom.pixel.Frame;

/** Rows whose samples are a function of the values. */
abstract class MappedRows implements PixelRows {
    private final int rows;
    private final int columns;
    private final int samplesPerPixel;
    private final int bitDepth;

    MappedRows(Frame frame, int bitDepth) {
        this.rows = frame.rows();
        this.columns = frame.columns();
        this.samplesPerPixel = frame.photometric().samplesPerPixel();
        this.bitDepth = bitDepth;
    }

    /** Rows of values whose function is worked out once for each possible value where that is less work. */
    static PixelRows of(StoredValues values, SampleFunction function, int bitDepth) {
        double range = values.maximum() - values.minimum() + 1;
        return values.frame() instanceof Frame.OfInts ints && range <= TableRows.MOST_ENTRIES && range <= values.count()
                ? new TableRows(ints, values.minimum(), (int) range, function, bitDepth)
                : new ComputedRows(values, function, bitDepth);
    }

    @Override
    public final int rows() {
        return rows;
    }

    @Override
    public final int columns() {
        return columns;
    }

    @Override
    public final int samplesPerPixel() {
        return samplesPerPixel;
    }

    @Override
    public final int bitDepth() {
        return bitDepth;
    }

    @Override
    public final void row(int y, byte[] target, int offset) {
        int count = columns * samplesPerPixel;
        switch (bitDepth) {
            case 16 -> words(y * count, count, target, offset);
            case 8 -> bytes(y * count, count, target, offset);
            default -> bits(y * count, count, target, offset);
        }
    }

    /** Writes samples of 16 bits, the high byte first. */
    abstract void words(int first, int count, byte[] target, int offset);

    /** Writes samples of 8 bits. */
    abstract void bytes(int first, int count, byte[] target, int offset);

    /** The sample at an index. */
    abstract int sample(int index);

    /** Packs samples of less than 8 bits from the high bits down. */
    private void bits(int first, int count, byte[] target, int offset) {
        int at = offset;
        for (int i = 0; i < count; ) {
            int packed = 0;
            for (int shift = Byte.SIZE - bitDepth; shift >= 0 && i < count; shift -= bitDepth, i++) {
                packed |= sample(first + i) << shift;
            }
            target[at++] = (byte) packed;
        }
    }
}
