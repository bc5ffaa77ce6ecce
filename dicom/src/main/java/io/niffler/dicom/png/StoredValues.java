package io.niffler.dicom.png;

import io.niffler.dicom.pixel.Frame;
import io.niffler.dicom.pixel.ValueRange;

/**
 * The values of a frame as numbers, with their range. Not-a-number counts as 0.
 *
 * @param minimum the smallest finite value
 * @param maximum the largest finite value; 0 as the minimum is, where no value is finite
 */
record StoredValues(Frame frame, double minimum, double maximum) {
    static StoredValues of(Frame frame) {
        if (frame instanceof Frame.OfInts ints) {
            return wraps(ints) ? ofUnsigned(ints) : ofInts(ints);
        }
        return ofReals((Frame.OfReals) frame);
    }

    private static StoredValues ofInts(Frame.OfInts frame) {
        ValueRange range = frame.range();
        return new StoredValues(frame, range.minimum(), range.maximum());
    }

    private static StoredValues ofUnsigned(Frame.OfInts frame) {
        int minimum = Integer.MAX_VALUE;
        int maximum = Integer.MIN_VALUE;
        for (int value : frame.values()) {
            minimum = Math.min(minimum, value ^ Integer.MIN_VALUE);
            maximum = Math.max(maximum, value ^ Integer.MIN_VALUE);
        }
        return new StoredValues(
                frame,
                Integer.toUnsignedLong(minimum ^ Integer.MIN_VALUE),
                Integer.toUnsignedLong(maximum ^ Integer.MIN_VALUE));
    }

    private static StoredValues ofReals(Frame.OfReals frame) {
        double minimum = Double.POSITIVE_INFINITY;
        double maximum = Double.NEGATIVE_INFINITY;
        for (double value : frame.values()) {
            double number = Double.isNaN(value) ? 0 : value;
            if (Double.isFinite(number)) {
                minimum = Math.min(minimum, number);
                maximum = Math.max(maximum, number);
            }
        }
        return minimum > maximum ? new StoredValues(frame, 0, 0) : new StoredValues(frame, minimum, maximum);
    }

    /** Whether values are unsigned and take all bits of an int. */
    private static boolean wraps(Frame.OfInts frame) {
        return frame.bitsStored() == Integer.SIZE && !frame.signed();
    }

    /** Samples of all pixels. */
    int count() {
        return frame instanceof Frame.OfInts ints ? ints.count() : ((Frame.OfReals) frame).values().length;
    }

    /** What gives the value at an index. */
    ValueAt reader() {
        if (frame instanceof Frame.OfInts ints) {
            int[] values = ints.values();
            return wraps(ints) ? index -> Integer.toUnsignedLong(values[index]) : index -> values[index];
        }
        double[] values = ((Frame.OfReals) frame).values();
        return index -> Double.isNaN(values[index]) ? 0 : values[index];
    }

    /** Gives a value by its index. */
    interface ValueAt {
        double at(int index);
    }
}
