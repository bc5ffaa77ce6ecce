package io.niffler.dicom.pixel;

/**
 * One decoded frame: the stored values (PS3.3 C.7.6.3.1), before modality LUT, window or palette.
 *
 * <p>Its photometric interpretation is that of the values now: chrominance is upsampled, so 4:2:2 has become YBR_FULL, and
 * what a codec has turned into red, green and blue itself is RGB.
 */
public sealed interface Frame permits Frame.OfInts, Frame.OfReals {
    int rows();

    int columns();

    Photometric photometric();

    /**
     * A frame of integers.
     *
     * @param photometric MONOCHROME1, MONOCHROME2, PALETTE_COLOR, RGB, YBR_FULL or YBR_PARTIAL_422
     * @param bitsStored 1 to 32; the values fit, except that 32 unsigned bits wrap
     * @param signed whether values below 0 can occur
     * @param values row by row, the samples of a pixel side by side
     */
    @SuppressWarnings("ArrayRecordComponent") // frames are never compared
    record OfInts(int rows, int columns, Photometric photometric, int bitsStored, boolean signed, int[] values)
            implements Frame {}

    /**
     * A frame of Float Pixel Data or Double Float Pixel Data (PS3.3 C.7.6.24, C.7.6.25), one sample per pixel.
     *
     * @param values row by row; not-a-number and infinities can occur
     */
    @SuppressWarnings("ArrayRecordComponent")
    record OfReals(int rows, int columns, Photometric photometric, double[] values) implements Frame {}
}
