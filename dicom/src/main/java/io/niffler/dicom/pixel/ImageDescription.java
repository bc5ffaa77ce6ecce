package io.niffler.dicom.pixel;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import java.util.Set;

/**
 * The image pixel description of an object (PS3.3 C.7.6.3), checked: the numbers are in their ranges and fit each other.
 *
 * @param rows 1 to 65535
 * @param columns 1 to 65535
 * @param samplesPerPixel 1 or 3
 * @param bitsAllocated 1, 8, 16, 32 or 64
 * @param bitsStored 1 to bitsAllocated
 * @param shift how far the lowest stored bit is above bit 0: 0 in every object that follows PS3.5 8.1.1 as it is now
 * @param planar whether the samples of a frame stand in planes (Planar Configuration 1)
 * @param frames at least 1
 */
public record ImageDescription(
        int rows,
        int columns,
        int samplesPerPixel,
        int bitsAllocated,
        int bitsStored,
        int shift,
        boolean signed,
        boolean planar,
        Photometric photometric,
        int frames) {
    private static final int MAX_SIDE = 0xFFFF;
    private static final Set<Integer> ALLOCATED = Set.of(1, 8, 16, 32, 64);

    /**
     * What the data set says.
     *
     * @throws FrameException of kind NO_PIXEL_DATA when it describes no image, CORRUPT when attributes are missing or
     *     contradict each other, UNSUPPORTED when they make sense but not here
     */
    static ImageDescription of(DataSet dataSet) throws FrameException {
        int rows = number(dataSet, Tag.ROWS, 1, MAX_SIDE);
        int columns = number(dataSet, Tag.COLUMNS, 1, MAX_SIDE);
        int samples = dataSet.hasValue(Tag.SAMPLES_PER_PIXEL) ? number(dataSet, Tag.SAMPLES_PER_PIXEL, 1, MAX_SIDE) : 1;
        int allocated = number(dataSet, Tag.BITS_ALLOCATED, 1, MAX_SIDE);
        if (!ALLOCATED.contains(allocated)) {
            throw FrameException.unsupported(is(Tag.BITS_ALLOCATED, allocated) + "; 1, 8, 16, 32 and 64 can be read");
        }
        int stored = dataSet.hasValue(Tag.BITS_STORED) ? number(dataSet, Tag.BITS_STORED, 1, allocated) : allocated;
        return new ImageDescription(
                rows,
                columns,
                samples,
                allocated,
                stored,
                shift(dataSet, allocated, stored),
                dataSet.intValue(Tag.PIXEL_REPRESENTATION).orElse(0) == 1,
                samples > 1 && dataSet.intValue(Tag.PLANAR_CONFIGURATION).orElse(0) == 1,
                photometric(dataSet, samples),
                frames(dataSet));
    }

    private static int shift(DataSet dataSet, int allocated, int stored) {
        int highBit = dataSet.intValue(Tag.HIGH_BIT).orElse(stored - 1);
        return highBit >= stored && highBit < allocated ? highBit + 1 - stored : 0;
    }

    private static Photometric photometric(DataSet dataSet, int samples) throws FrameException {
        String term = dataSet.string(Tag.PHOTOMETRIC_INTERPRETATION);
        if (term == null) {
            // What readers assume, since nothing else is possible.
            term = samples == 1 ? Photometric.MONOCHROME2.term() : Photometric.RGB.term();
        }
        Photometric photometric = Photometric.of(term);
        if (photometric == null) {
            throw FrameException.unsupported("the Photometric Interpretation is none that can be shown");
        }
        if (photometric.samplesPerPixel() != samples) {
            throw FrameException.corrupt(
                    is(Tag.SAMPLES_PER_PIXEL, samples) + " but Photometric Interpretation is " + photometric.term());
        }
        return photometric;
    }

    private static int frames(DataSet dataSet) throws FrameException {
        return dataSet.hasValue(Tag.NUMBER_OF_FRAMES) ? number(dataSet, Tag.NUMBER_OF_FRAMES, 1, Integer.MAX_VALUE) : 1;
    }

    private static int number(DataSet dataSet, int tag, int from, int to) throws FrameException {
        int value = dataSet.intValue(tag)
                .orElseThrow(
                        () -> FrameException.corrupt(Tag.toString(tag) + " has no value or none that can be read"));
        if (value < from || value > to) {
            throw FrameException.corrupt(is(tag, value) + " but must be " + from + " to " + to);
        }
        return value;
    }

    private static String is(int tag, int value) {
        return Tag.toString(tag) + " is " + value;
    }

    ImageDescription withPhotometric(Photometric other) {
        return new ImageDescription(
                rows, columns, samplesPerPixel, bitsAllocated, bitsStored, shift, signed, planar, other, frames);
    }

    /** The number of samples of a frame; up to 65535 * 65535 * 3, which only a long holds. */
    long samples() {
        return (long) rows * columns * samplesPerPixel;
    }

    /** Whether native chrominance is stored once for two pixels of a row (PS3.3 C.7.6.3.1.2). */
    boolean halfChrominance() {
        return photometric == Photometric.YBR_FULL_422 || photometric == Photometric.YBR_PARTIAL_422;
    }

    /** The bits of a native frame. */
    long nativeBits() {
        long pixels = (long) rows * columns;
        return halfChrominance() ? pixels * 2 * bitsAllocated : samples() * bitsAllocated;
    }
}
