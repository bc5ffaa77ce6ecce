package io.niffler.dicom.pixel.jpeg2000;

import io.niffler.dicom.pixel.FrameException;

/** Finds the code stream in the boxes of a JP2 file (ITU-T T.800 I.4). */
final class Jp2Boxes {
    private static final long CODE_STREAM = 0x6A703263; // jp2c

    private Jp2Boxes() {}

    /** The code stream: the bytes themselves when they begin with one. */
    static ByteCursor codeStream(ByteCursor in) throws FrameException {
        while (in.peek16() != Marker.SOC) {
            long length = in.u32();
            long type = in.u32();
            int header = 8;
            if (length == 1) {
                long high = in.u32();
                length = high == 0 ? in.u32() : Long.MAX_VALUE;
                header = 16;
            }
            if (type == CODE_STREAM) {
                return length == 0 ? in : in.take(Math.min(length - header, in.remaining()));
            }
            if (length < header || length - header > in.remaining()) {
                throw FrameException.corrupt("no JPEG 2000 code stream in the frame");
            }
            in.skip(length - header);
        }
        return in;
    }
}
