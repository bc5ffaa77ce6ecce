package io.niffler.dicom.pixel.jpeg;

import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.Photometric;
import io.niffler.dicom.pixel.Samples;
import java.util.List;

/**
 * What a lossy code stream tells of the colours of its three components, where the data set says otherwise.
 *
 * <p>Photometric Interpretation names the colours of the code stream (PS3.5 8.2.1), but there are objects whose coder turned RGB into
 * luminance and chrominance, or did not, and left the attribute as it was. The order of what is believed: the transform that an
 * Adobe segment names; component ids R, G, B; a JFIF segment, which stands for YCbCr; chrominance that has fewer samples, which
 * would make no sense for green and blue; then the data set. Lossless code streams tell nothing: many coders write the
 * same segments whatever they code.
 */
final class ColourMarkers {
    private static final List<Integer> ADOBE = List.of((int) 'A', (int) 'd', (int) 'o', (int) 'b', (int) 'e');
    private static final List<Integer> JFIF = List.of((int) 'J', (int) 'F', (int) 'I', (int) 'F', 0);
    private static final int VERSION_AND_FLAGS = 6;
    private static final int UNKNOWN = -1;

    private int adobeTransform = UNKNOWN;
    private boolean jfif;

    /** Looks at APP0 and APP14; other segments do not matter. */
    void read(int marker, MarkerReader segment) throws FrameException {
        if (marker == Marker.APP0 && begins(segment, JFIF)) {
            jfif = true;
        } else if (marker == Marker.APP14 && begins(segment, ADOBE) && segment.left() > VERSION_AND_FLAGS) {
            for (int i = 0; i < VERSION_AND_FLAGS; i++) {
                segment.u8();
            }
            adobeTransform = segment.u8();
        }
    }

    private static boolean begins(MarkerReader segment, List<Integer> name) throws FrameException {
        if (segment.left() < name.size()) {
            return false;
        }
        boolean same = true;
        for (int letter : name) {
            same &= segment.u8() == letter;
        }
        return same;
    }

    /** The samples with the colours that the data set declares, or red, green and blue where it is wrong. */
    Samples apply(int[] values, FrameHeader header, Photometric declared) {
        boolean silent = header.lossless() || header.components().size() != 3;
        boolean declaredRgb = declared == Photometric.RGB;
        if (silent || isRgb(header, declaredRgb) == declaredRgb) {
            return Samples.unsigned(values, header.precision());
        }
        if (declaredRgb) {
            YcbcrToRgb.of(header.precision()).convert(values);
        }
        return new Samples(values, header.precision(), false, true);
    }

    private boolean isRgb(FrameHeader header, boolean otherwise) {
        if (adobeTransform != UNKNOWN) {
            return adobeTransform == 0;
        }
        int ids = 0;
        for (Component component : header.components()) {
            ids = (ids << Byte.SIZE) | Character.toUpperCase(component.id());
        }
        if (ids == (('R' << 16) | ('G' << 8) | 'B')) {
            return true;
        }
        boolean subsampled = header.greatestHorizontal()
                        > header.components().get(1).horizontal()
                || header.greatestVertical() > header.components().get(1).vertical();
        return otherwise && !jfif && !subsampled;
    }
}
