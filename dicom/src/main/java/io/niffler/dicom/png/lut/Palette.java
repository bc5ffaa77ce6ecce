package io.niffler.dicom.png.lut;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.pixel.FrameException;

/** The palette of a PALETTE COLOR image (PS3.3 C.7.6.3.1.5, C.7.6.3.1.6, C.7.9). */
public record Palette(LookupTable red, LookupTable green, LookupTable blue) {

    /**
     * Reads the palette of an image.
     *
     * @throws FrameException of kind CORRUPT when one of its tables is missing or damaged
     */
    public static Palette of(DataSet header) throws FrameException {
        return new Palette(
                table(
                        header,
                        Tag.RED_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR,
                        Tag.RED_PALETTE_COLOR_LOOKUP_TABLE_DATA,
                        LutTags.SEGMENTED_RED_PALETTE_DATA),
                table(
                        header,
                        Tag.GREEN_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR,
                        Tag.GREEN_PALETTE_COLOR_LOOKUP_TABLE_DATA,
                        LutTags.SEGMENTED_GREEN_PALETTE_DATA),
                table(
                        header,
                        Tag.BLUE_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR,
                        Tag.BLUE_PALETTE_COLOR_LOOKUP_TABLE_DATA,
                        LutTags.SEGMENTED_BLUE_PALETTE_DATA));
    }

    private static LookupTable table(DataSet header, int descriptorTag, int dataTag, int segmentedTag)
            throws FrameException {
        boolean signed = header.intValue(Tag.PIXEL_REPRESENTATION).orElse(0) == 1;
        LutDescriptor descriptor = LutDescriptor.of(header, descriptorTag, signed);
        if (descriptor.bits() != Byte.SIZE && descriptor.bits() != Short.SIZE) {
            throw FrameException.corrupt(Tag.toString(descriptorTag) + " tells of " + descriptor.bits()
                    + " bits an entry; palettes have 8 or 16");
        }
        return !header.hasValue(dataTag) && header.bytes(segmentedTag) != null
                ? SegmentedTable.of(header, descriptor, segmentedTag)
                : LookupTable.of(header, descriptor, dataTag);
    }

    /** Bits of the brightest entry, 8 or 16. */
    public int bits() {
        return Math.max(red.bits(), Math.max(green.bits(), blue.bits()));
    }
}
