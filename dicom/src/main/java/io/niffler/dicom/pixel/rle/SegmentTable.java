package io.niffler.dicom.pixel.rle;

import io.niffler.dicom.pixel.CodedFrame;
import io.niffler.dicom.pixel.FrameException;

/** The header of a frame (PS3.5 G.5) and the segments that it leads to. */
final class SegmentTable {
    private static final int HEADER = 64;
    private static final int MOST = 15;
    /** Bytes that a byte can give: a run has up to 128 and takes two (G.3.2). */
    private static final long LONGEST_RUN = 64;

    private final byte[] array;
    /** Where the segments begin, and behind them the end of the frame. */
    private final int[] starts;

    private SegmentTable(byte[] array, int[] starts) {
        this.array = array;
        this.starts = starts;
    }

    /**
     * Reads it.
     *
     * @param expected the number of segments
     * @param unpacked the bytes that each of them should give
     * @throws FrameException of kind CORRUPT when there are not as many segments as expected, one behind the other, or one is
     *     too short for what it should give
     */
    static SegmentTable of(CodedFrame frame, int expected, int unpacked) throws FrameException {
        if (frame.length() < HEADER) {
            throw FrameException.corrupt("an RLE frame of " + frame.length() + " bytes has no header");
        }
        long count = u32(frame, 0);
        if (count != expected || count > MOST) {
            throw FrameException.corrupt("the frame has " + count + " RLE segments; " + frame.samplesPerPixel()
                    + " samples of " + frame.bitsAllocated() + " bits have " + expected);
        }
        int[] starts = new int[expected + 1];
        long last = HEADER;
        for (int i = 0; i < expected; i++) {
            long start = u32(frame, i + 1);
            if (start < last || start > frame.length()) {
                throw FrameException.corrupt("RLE segment " + (i + 1) + " begins at " + start + " of " + frame.length()
                        + " bytes, the one before at " + last);
            }
            last = start;
            starts[i] = frame.offset() + (int) start;
        }
        starts[expected] = frame.offset() + frame.length();
        for (int i = 0; i < expected; i++) {
            if ((starts[i + 1] - starts[i]) * LONGEST_RUN < unpacked) {
                throw ended(i, unpacked - (starts[i + 1] - starts[i]) * LONGEST_RUN);
            }
        }
        return new SegmentTable(frame.array(), starts);
    }

    private static long u32(CodedFrame frame, int index) {
        int at = frame.offset() + index * Integer.BYTES;
        long value = 0;
        for (int i = Integer.BYTES - 1; i >= 0; i--) {
            value = (value << Byte.SIZE) | (frame.array()[at + i] & 0xFF);
        }
        return value;
    }

    /**
     * Unpacks a segment (G.3.2) into a part of the bits of numbers. What is behind the last byte that is wanted is padding.
     *
     * @param out the other bits stay as they are
     * @param first which number gets the first byte; every so many others get the next ones, to the end
     * @param shift how far the lowest bit of a byte is above the lowest of its number
     * @throws FrameException of kind CORRUPT when the segment ends before
     */
    void unpack(int segment, int[] out, int first, int step, int shift) throws FrameException {
        byte[] in = array;
        int at = starts[segment];
        int end = starts[segment + 1];
        int to = first;
        int wanted = (out.length - first + step - 1) / step;
        while (wanted > 0) {
            if (at >= end) {
                throw ended(segment, wanted);
            }
            int head = in[at++];
            if (head >= 0) {
                int length = Math.min(head + 1, wanted);
                if (length > end - at) {
                    throw ended(segment, wanted);
                }
                wanted -= length;
                for (int stop = at + length; at < stop; at++) {
                    out[to] |= (in[at] & 0xFF) << shift;
                    to += step;
                }
            } else if (head != Byte.MIN_VALUE) {
                if (at >= end) {
                    throw ended(segment, wanted);
                }
                int length = Math.min(1 - head, wanted);
                wanted -= length;
                int bits = (in[at++] & 0xFF) << shift;
                for (int stop = to + length * step; to < stop; to += step) {
                    out[to] |= bits;
                }
            }
        }
    }

    private static FrameException ended(int segment, long wanted) {
        return FrameException.corrupt("RLE segment " + (segment + 1) + " ends " + wanted + " bytes early");
    }
}
