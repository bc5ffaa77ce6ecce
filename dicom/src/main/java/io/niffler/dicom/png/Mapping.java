package io.niffler.dicom.png;

/**
 * What was done to the stored values of one frame, so that who trains on the file can undo or reject it.
 *
 * @param mode how stored values became samples
 * @param photometric Photometric Interpretation of the object, a defined term such as {@code MONOCHROME1}
 * @param bitsStored bits of the stored values, 1 to 64 (32 and 64 also for floating point)
 * @param signed whether stored values can be negative
 * @param bitDepth bits per sample of the PNG file, 1, 2, 4, 8 or 16
 * @param samplesPerPixel 1 for grey, 3 for red, green and blue
 * @param storedMinimum smallest value of the frame as mapped: stored values, or red, green and blue made of them
 * @param storedMaximum largest of them; {@link MappingMode#NIFFLER} divides by it
 * @param offset added to the stored values by {@link MappingMode#RAW}, else 0
 * @param windowFunction LINEAR, LINEAR_EXACT, SIGMOID or LUT, with {@link MappingMode#WINDOW} of grey; else null
 * @param windowCentre in units after the modality LUT; NaN where no window was used
 * @param windowWidth in units after the modality LUT; NaN where no window was used
 * @param windowFromObject whether the window stood in the object; otherwise it is the range of the frame
 * @param inverted whether black and white were exchanged (MONOCHROME1 or an inverse presentation LUT shape)
 */
public record Mapping(
        MappingMode mode,
        String photometric,
        int bitsStored,
        boolean signed,
        int bitDepth,
        int samplesPerPixel,
        double storedMinimum,
        double storedMaximum,
        double offset,
        String windowFunction,
        double windowCentre,
        double windowWidth,
        boolean windowFromObject,
        boolean inverted) {

    /** Whether samples have more bits than the stored values have: the file looks more precise than the image is. */
    public boolean widened() {
        return bitDepth > bitsStored;
    }
}
