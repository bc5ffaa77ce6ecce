package io.niffler.dicom.pixel.jpegls;

import io.niffler.dicom.pixel.FrameException;
import java.nio.ByteBuffer;

/**
 * Coding parameters as a code stream states them (ITU-T T.87 C.2.4.1.1); 0 stands for the default.
 *
 * @param maximum the largest value of a sample
 * @param t1 the first threshold of gradients
 * @param t2 the second
 * @param t3 the third
 * @param reset how many samples a context counts before it forgets half of them
 */
record Preset(int maximum, int t1, int t2, int t3, int reset) {
    static final Preset DEFAULT = new Preset(0, 0, 0, 0, 0);

    private static final int ID = 1;
    private static final int OVERSIZE_ID = 4;
    private static final int BYTES = 10;

    /** What is in force after an LSE segment. Mapping tables do no harm until a scan refers to them. */
    Preset or(ByteBuffer segment) throws FrameException {
        int id = segment.hasRemaining() ? segment.get() : 0;
        if (id < ID || id > OVERSIZE_ID || (id == ID && segment.remaining() != BYTES)) {
            throw FrameException.corrupt("a segment of preset parameters of kind " + id);
        }
        if (id == OVERSIZE_ID) {
            throw FrameException.unsupported("JPEG-LS with more than 65535 rows or columns");
        }
        return id == ID ? new Preset(u16(segment), u16(segment), u16(segment), u16(segment), u16(segment)) : this;
    }

    private static int u16(ByteBuffer segment) {
        return segment.getShort() & 0xFFFF;
    }
}
