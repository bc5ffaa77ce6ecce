package io.niffler.dicom.png;

import java.util.Locale;

/** How stored values become the samples of a PNG file. */
public enum MappingMode {
    /** The stored value, 0 if negative, divided by the largest of its frame: black is 0, white the frame's maximum. */
    NIFFLER,
    /** What a display shows: modality LUT, window or VOI LUT of the object (PS3.3 C.11.1, C.11.2), MONOCHROME1 inverted. */
    WINDOW,
    /** The stored values as they are; signed ones with half of their range added. */
    RAW;

    /** The word for it in settings, options and documents, such as {@code niffler}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
