package io.niffler.dicom.pixel.jpegls;

import io.niffler.dicom.pixel.FrameException;
import java.nio.ByteBuffer;

/**
 * The scan header SOS (ITU-T T.87 C.2.3).
 *
 * @param components indices of the components of this scan, into those of the frame header
 * @param near how far a value may be from the original one
 * @param bySample whether the components alternate with each sample, else with each line
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ScanHeader(int[] components, int near, boolean bySample) {
    private static final int FIXED_BYTES = 4;
    private static final int COMPONENT_BYTES = 2;
    private static final int BY_LINE = 1;
    private static final int BY_SAMPLE = 2;

    static ScanHeader read(ByteBuffer segment, FrameHeader frame) throws FrameException {
        int length = segment.remaining();
        int count = length == 0 ? 0 : segment.get() & 0xFF;
        if (count == 0 || count > frame.components().size() || length != FIXED_BYTES + count * COMPONENT_BYTES) {
            throw FrameException.corrupt("a scan header of " + length + " bytes for " + count + " components");
        }
        int[] components = new int[count];
        for (int i = 0; i < count; i++) {
            components[i] = frame.components().indexOf(segment.get() & 0xFF);
            if (components[i] < 0) {
                throw FrameException.corrupt("a scan of a component that the frame header does not have");
            }
            if (segment.get() != 0) {
                throw FrameException.unsupported("JPEG-LS with mapping tables");
            }
        }
        int near = segment.get() & 0xFF;
        int interleave = segment.get() & 0xFF;
        if (interleave > BY_SAMPLE || (count > 1 && interleave < BY_LINE)) {
            throw FrameException.corrupt("interleave mode " + interleave + " for " + count + " components");
        }
        if (segment.get() != 0) {
            throw FrameException.unsupported("JPEG-LS with a point transform");
        }
        return new ScanHeader(components, near, count > 1 && interleave == BY_SAMPLE);
    }
}
