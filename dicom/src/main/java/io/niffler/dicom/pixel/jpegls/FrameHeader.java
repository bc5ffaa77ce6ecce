package io.niffler.dicom.pixel.jpegls;

import io.niffler.dicom.pixel.CodedFrame;
import io.niffler.dicom.pixel.FrameException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The frame header SOF55 (ITU-T T.87 C.2.2), found to agree with the data set.
 *
 * @param precision bits per sample, 2 to 16
 * @param components the identifiers of the components, in the order of the samples of a pixel
 */
record FrameHeader(int precision, List<Integer> components) {
    private static final int FIXED_BYTES = 6;
    private static final int COMPONENT_BYTES = 3;
    private static final int NOT_SUBSAMPLED = 0x11;

    static FrameHeader read(ByteBuffer segment, CodedFrame frame) throws FrameException {
        if (segment.remaining() < FIXED_BYTES) {
            throw FrameException.corrupt("a frame header of " + segment.remaining() + " bytes");
        }
        int precision = segment.get() & 0xFF;
        int rows = segment.getShort() & 0xFFFF;
        int columns = segment.getShort() & 0xFFFF;
        int count = segment.get() & 0xFF;
        if (rows != frame.rows() || columns != frame.columns() || count != frame.samplesPerPixel()) {
            throw FrameException.corrupt("%d x %d x %d samples in the code stream, %d x %d x %d in the data set"
                    .formatted(rows, columns, count, frame.rows(), frame.columns(), frame.samplesPerPixel()));
        }
        if (precision < 2 || precision > 16 || precision > frame.bitsAllocated()) {
            throw FrameException.corrupt("%d bits per sample in the code stream, %d allocated in the data set"
                    .formatted(precision, frame.bitsAllocated()));
        }
        if (segment.remaining() != count * COMPONENT_BYTES) {
            throw FrameException.corrupt("a frame header of the wrong length for " + count + " components");
        }
        return new FrameHeader(precision, components(segment, count));
    }

    private static List<Integer> components(ByteBuffer segment, int count) throws FrameException {
        List<Integer> components = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int id = segment.get() & 0xFF;
            if (components.contains(id)) {
                throw FrameException.corrupt("two components with the same identifier");
            }
            components.add(id);
            if (segment.get() != NOT_SUBSAMPLED && count > 1) {
                throw FrameException.unsupported("JPEG-LS with subsampled components");
            }
            segment.get(); // the quantisation table of other JPEG processes
        }
        return components;
    }
}
