package io.niffler.jobs.png;

import io.niffler.dicom.png.Mapping;

/** What was done to the values of an image, in words for the file itself: {@code name=value}, separated by spaces. */
final class MappingText {
    private MappingText() {}

    static String of(Mapping mapping) {
        StringBuilder text = new StringBuilder();
        text.append("photometric=").append(mapping.photometric().replace(' ', '_'));
        text.append(" bitsStored=").append(mapping.bitsStored());
        text.append(" signed=").append(mapping.signed());
        text.append(" bitDepth=").append(mapping.bitDepth());
        text.append(" widened=").append(mapping.widened());
        text.append(" storedMinimum=").append(mapping.storedMinimum());
        text.append(" storedMaximum=").append(mapping.storedMaximum());
        text.append(" offset=").append(mapping.offset());
        if (mapping.windowFunction() != null) {
            text.append(" windowFunction=").append(mapping.windowFunction());
            text.append(" windowCentre=").append(mapping.windowCentre());
            text.append(" windowWidth=").append(mapping.windowWidth());
            text.append(" windowFromObject=").append(mapping.windowFromObject());
        }
        return text.append(" inverted=").append(mapping.inverted()).toString();
    }
}
