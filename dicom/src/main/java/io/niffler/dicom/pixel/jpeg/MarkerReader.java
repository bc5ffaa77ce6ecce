package io.niffler.dicom.pixel.jpeg;

import io.niffler.dicom.pixel.CodedFrame;
import io.niffler.dicom.pixel.FrameException;

/** Walks over the marker segments of a code stream (ITU-T T.81 B.1.1.4) and reads what is in them. */
final class MarkerReader {
    private static final int PREFIX = 0xFF;
    private static final int LENGTH_BYTES = 2;

    private final byte[] array;
    private final int end;
    private int at;
    private int segmentEnd;
    private int marker = Marker.SOI;

    private MarkerReader(byte[] array, int start, int end) {
        this.array = array;
        this.end = end;
        this.at = start;
        this.segmentEnd = start;
    }

    /**
     * Begins behind SOI.
     *
     * @throws FrameException when the bytes do not begin with it
     */
    static MarkerReader of(CodedFrame frame) throws FrameException {
        byte[] array = frame.array();
        int start = frame.offset();
        if (frame.length() < 2 || (array[start] & 0xFF) != PREFIX || (array[start + 1] & 0xFF) != Marker.SOI) {
            throw FrameException.corrupt("the frame of " + frame.length() + " bytes does not begin with SOI of JPEG");
        }
        return new MarkerReader(array, start + 2, start + frame.length());
    }

    /**
     * Goes on to the next marker. Fill bytes and what else stands before it are skipped.
     *
     * @return its second byte, and EOI where the bytes end without it
     */
    int next() throws FrameException {
        at = segmentEnd;
        while (at + 1 < end && !isMarker(array[at] & 0xFF, array[at + 1] & 0xFF)) {
            at++;
        }
        if (at + 1 >= end) {
            segmentEnd = end;
            marker = Marker.EOI;
            return marker;
        }
        marker = array[at + 1] & 0xFF;
        at += 2;
        segmentEnd = at;
        if (!Marker.standsAlone(marker)) {
            segmentEnd = segmentEnd();
            at += LENGTH_BYTES;
        }
        return marker;
    }

    private static boolean isMarker(int first, int second) {
        return first == PREFIX && second != 0 && second != PREFIX;
    }

    private int segmentEnd() throws FrameException {
        int left = end - at;
        int length = left < LENGTH_BYTES ? 0 : ((array[at] & 0xFF) << 8) | (array[at + 1] & 0xFF);
        if (length < LENGTH_BYTES || length > left) {
            throw FrameException.corrupt(
                    "segment " + Marker.name(marker) + " has length " + length + ", " + left + " bytes are left");
        }
        return at + length;
    }

    /** The bytes of the segment that have not been read. */
    int left() {
        return segmentEnd - at;
    }

    int u8() throws FrameException {
        if (at >= segmentEnd) {
            throw FrameException.corrupt("segment " + Marker.name(marker) + " is too short");
        }
        return array[at++] & 0xFF;
    }

    int u16() throws FrameException {
        return (u8() << 8) | u8();
    }

    /** The entropy-coded bytes behind the segment. */
    BitReader bits() {
        return new BitReader(array, segmentEnd, end);
    }

    /** Goes on where the entropy-coded bytes ended. */
    void continueAt(int position) {
        segmentEnd = position;
    }
}
