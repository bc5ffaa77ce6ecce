package io.niffler.dicom.pixel.jpeg;

import io.niffler.dicom.pixel.CodedFrame;
import io.niffler.dicom.pixel.FrameException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a frame header says (ITU-T T.81 B.2.2).
 *
 * @param marker the second byte of its marker
 * @param precision bits per sample, 2 to 16
 * @param rows 0 when a DNL segment tells
 * @param columns at least 1
 * @param components 1 to 4, with different ids
 */
record FrameHeader(int marker, int precision, int rows, int columns, List<Component> components) {
    private static final int MOST_COMPONENTS = 4;
    private static final int MOST_FACTOR = 4;

    /**
     * Reads it.
     *
     * @throws FrameException of kind UNSUPPORTED for other processes than sequential DCT and lossless, CORRUPT when numbers
     *     are out of range
     */
    static FrameHeader read(int marker, MarkerReader segment) throws FrameException {
        if (marker != Marker.SOF_BASELINE && marker != Marker.SOF_EXTENDED && marker != Marker.SOF_LOSSLESS) {
            throw Marker.unsupported(marker);
        }
        int precision = segment.u8();
        int rows = segment.u16();
        int columns = segment.u16();
        int count = segment.u8();
        boolean possible = marker == Marker.SOF_LOSSLESS
                ? precision >= 2 && precision <= 16
                : precision == 8 || (precision == 12 && marker == Marker.SOF_EXTENDED);
        if (!possible || columns == 0 || count == 0 || count > MOST_COMPONENTS) {
            throw FrameException.corrupt("frame header " + Marker.name(marker) + " has precision " + precision + ", "
                    + columns + " columns, " + count + " components");
        }
        List<Component> components = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            components.add(component(segment));
        }
        if (components.stream().map(Component::id).distinct().count() != count) {
            throw FrameException.corrupt("two components of the frame header have the same id");
        }
        return new FrameHeader(marker, precision, rows, columns, List.copyOf(components));
    }

    private static Component component(MarkerReader segment) throws FrameException {
        int id = segment.u8();
        int factors = segment.u8();
        Component component = new Component(id, factors >> 4, factors & 0xF, segment.u8());
        if (Math.min(component.horizontal(), component.vertical()) < 1
                || Math.max(component.horizontal(), component.vertical()) > MOST_FACTOR
                || component.quantization() > 3) {
            throw FrameException.corrupt("a component has sampling factors " + component.horizontal() + " x "
                    + component.vertical() + " and quantization table " + component.quantization());
        }
        return component;
    }

    /**
     * Compares with the data set, before anything is allocated.
     *
     * @return this with the number of rows, if it had none
     * @throws FrameException of kind CORRUPT when they are not of the same image
     */
    FrameHeader matched(CodedFrame frame) throws FrameException {
        boolean same = (rows == 0 || rows == frame.rows())
                && columns == frame.columns()
                && components.size() == frame.samplesPerPixel()
                && precision <= frame.bitsAllocated();
        if (!same) {
            throw FrameException.corrupt("the code stream has " + rows + " x " + columns + " x " + components.size()
                    + " samples of " + precision + " bits, the data set " + frame.rows() + " x " + frame.columns()
                    + " x " + frame.samplesPerPixel() + " of " + frame.bitsAllocated());
        }
        return new FrameHeader(marker, precision, frame.rows(), columns, components);
    }

    boolean lossless() {
        return marker == Marker.SOF_LOSSLESS;
    }

    int greatestHorizontal() {
        return components.stream().mapToInt(Component::horizontal).max().orElseThrow();
    }

    int greatestVertical() {
        return components.stream().mapToInt(Component::vertical).max().orElseThrow();
    }
}
