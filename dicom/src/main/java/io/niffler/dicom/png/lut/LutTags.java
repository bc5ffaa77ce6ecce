package io.niffler.dicom.png.lut;

/** Tags that only the display of images needs. */
final class LutTags {
    static final int VOI_LUT_FUNCTION = 0x00281056;
    static final int SEGMENTED_RED_PALETTE_DATA = 0x00281221;
    static final int SEGMENTED_GREEN_PALETTE_DATA = 0x00281222;
    static final int SEGMENTED_BLUE_PALETTE_DATA = 0x00281223;
    static final int FRAME_VOI_LUT_SEQUENCE = 0x00289132;
    static final int PIXEL_VALUE_TRANSFORMATION_SEQUENCE = 0x00289145;

    private LutTags() {}
}
