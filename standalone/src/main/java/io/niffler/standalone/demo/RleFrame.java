package io.niffler.standalone.demo;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** One frame of 16-bit pixels in RLE Lossless (PS3.5 Annex G): two segments, high bytes first. */
final class RleFrame {
    private static final int HEADER = 64;
    private static final int LONGEST = 128;

    private RleFrame() {}

    static byte[] encode(short[] pixels, int columns) {
        byte[] high = new byte[pixels.length];
        byte[] low = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            high[i] = (byte) (pixels[i] >> 8);
            low[i] = (byte) pixels[i];
        }
        byte[] first = segment(high, columns);
        byte[] second = segment(low, columns);
        ByteBuffer frame =
                ByteBuffer.allocate(HEADER + first.length + second.length).order(ByteOrder.LITTLE_ENDIAN);
        frame.putInt(2).putInt(HEADER).putInt(HEADER + first.length);
        frame.position(HEADER);
        return frame.put(first).put(second).array();
    }

    /** Runs never cross a row (PS3.5 G.3.1); the segment has an even length. */
    private static byte[] segment(byte[] plane, int columns) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(plane.length);
        for (int row = 0; row < plane.length; row += columns) {
            encodeRow(plane, row, row + columns, out);
        }
        if (out.size() % 2 != 0) {
            out.write(0);
        }
        return out.toByteArray();
    }

    private static void encodeRow(byte[] plane, int from, int to, ByteArrayOutputStream out) {
        int at = from;
        while (at < to) {
            int run = runLength(plane, at, to);
            if (run > 2) {
                out.write(1 - run);
                out.write(plane[at]);
                at += run;
            } else {
                int end = at;
                while (end < to && end - at < LONGEST && runLength(plane, end, to) <= 2) {
                    end++;
                }
                out.write(end - at - 1);
                out.write(plane, at, end - at);
                at = end;
            }
        }
    }

    private static int runLength(byte[] plane, int at, int to) {
        int end = at + 1;
        while (end < to && end - at < LONGEST && plane[end] == plane[at]) {
            end++;
        }
        return end - at;
    }
}
