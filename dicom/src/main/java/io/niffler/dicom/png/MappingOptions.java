package io.niffler.dicom.png;

/**
 * What the PNG files are to be like.
 *
 * @param mode how stored values become samples
 * @param bits bits per sample, 8 or 16; {@link MappingMode#RAW} takes the fewest that hold the stored values instead
 */
public record MappingOptions(MappingMode mode, int bits) {

    public MappingOptions {
        if (bits != 8 && bits != 16) {
            throw new IllegalArgumentException("PNG samples have 8 or 16 bits, not " + bits);
        }
    }
}
