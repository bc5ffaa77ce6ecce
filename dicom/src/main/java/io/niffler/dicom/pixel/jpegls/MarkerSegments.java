package io.niffler.dicom.pixel.jpegls;

import io.niffler.dicom.pixel.CodedFrame;
import io.niffler.dicom.pixel.FrameException;
import java.nio.ByteBuffer;

/** Walks markers and their segments (ITU-T T.87 C.1, T.81 B.1.1). */
final class MarkerSegments {
    static final int RST0 = 0xD0;
    static final int SOI = 0xD8;
    static final int EOI = 0xD9;
    static final int SOS = 0xDA;
    static final int DRI = 0xDD;
    static final int APP0 = 0xE0;
    static final int APP8 = 0xE8;
    static final int APP15 = 0xEF;
    static final int SOF55 = 0xF7;
    static final int LSE = 0xF8;
    static final int COM = 0xFE;

    private static final int PREFIX = 0xFF;
    private static final int LENGTH_BYTES = 2;

    private final byte[] array;
    private final int end;
    private int at;

    MarkerSegments(CodedFrame frame) {
        array = frame.array();
        at = frame.offset();
        end = frame.offset() + frame.length();
    }

    /** The second byte of the marker that must be here; fill bytes may precede it (ITU-T T.81 B.1.1.2). */
    int marker() throws FrameException {
        if (at >= end || u8(at) != PREFIX) {
            throw FrameException.corrupt(at >= end ? "the frame ends where a marker is due" : "a marker is missing");
        }
        while (at < end && u8(at) == PREFIX) {
            at++;
        }
        if (at == end) {
            throw FrameException.corrupt("the frame ends in a marker");
        }
        return u8(at++);
    }

    /** What follows the marker and the length of its segment. */
    ByteBuffer segment() throws FrameException {
        int length = end - at < LENGTH_BYTES ? 0 : u8(at) << 8 | u8(at + 1);
        if (length < LENGTH_BYTES || length > end - at) {
            throw FrameException.corrupt(
                    "a marker segment of " + length + " bytes where " + (end - at) + " are left in the frame");
        }
        ByteBuffer segment = ByteBuffer.wrap(array, at + LENGTH_BYTES, length - LENGTH_BYTES);
        at += length;
        return segment;
    }

    /** The entropy-coded data from here to the next marker, or to the end of the frame. */
    CodedBits codedBits() {
        CodedBits bits = CodedBits.read(array, at, end);
        at = bits.next();
        return bits;
    }

    private int u8(int index) {
        return array[index] & 0xFF;
    }
}
