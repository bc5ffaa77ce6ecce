package io.niffler.dicom.png;

/**
 * An image that gives its rows as PNG stores them before filtering (PNG 7.2): samples of less than 8 bits packed from the
 * high bits down, samples of 16 bits with the high byte first, the samples of a pixel side by side.
 */
public interface PixelRows {
    /** At least 1. */
    int rows();

    /** At least 1. */
    int columns();

    /** 1 for grey, 3 for red, green and blue. */
    int samplesPerPixel();

    /** Bits per sample: 1, 2, 4, 8 or 16 for grey, 8 or 16 for colour. */
    int bitDepth();

    /** The bytes of one row. */
    default int rowBytes() {
        return (int) (((long) columns() * samplesPerPixel() * bitDepth() + 7) / 8);
    }

    /** Writes row {@code y} to the target from {@code offset} on. Any row, any number of times. */
    void row(int y, byte[] target, int offset);
}
