package io.niffler.dicom.pixel;

/**
 * What a decoder found in a frame, before anything of the data set is applied.
 *
 * @param values one number per sample, the samples of a pixel side by side (as Planar Configuration 0), row by row
 * @param precision the number of bits per sample that the code stream states, 1 to 32
 * @param signed whether the code stream itself says that its values are signed, as JPEG 2000 can; the values then are.
 *     Otherwise they are 0 to 2^precision - 1, to be interpreted by the data set
 * @param colourTransformed whether the samples are red, green and blue although Photometric Interpretation names luminance
 *     and chrominance: because the decoder has undone a colour transform of the code stream, or because that had none
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Samples(int[] values, int precision, boolean signed, boolean colourTransformed) {

    /** Unsigned values as they stood in the code stream. */
    public static Samples unsigned(int[] values, int precision) {
        return new Samples(values, precision, false, false);
    }
}
