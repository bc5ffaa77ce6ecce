package io.niffler.dicom.pixel.rle;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Encodes frames for tests (PS3.5 G.3.1). */
final class RleEncoder {
    private static final int HEADER = 64;
    private static final int LONGEST = 128;

    private RleEncoder() {}

    /**
     * A frame.
     *
     * @param values the samples of a pixel side by side
     * @param bits 8, 16 or 32
     */
    static byte[] encode(int[] values, int samples, int bits) {
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(samples * bits / Byte.SIZE);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int sample = 0; sample < samples; sample++) {
            for (int shift = bits - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
                header.putInt(HEADER + out.size());
                byte[] plane = new byte[values.length / samples];
                for (int i = 0; i < plane.length; i++) {
                    plane[i] = (byte) (values[i * samples + sample] >> shift);
                }
                encode(plane, out);
            }
        }
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.writeBytes(header.array());
        frame.writeBytes(out.toByteArray());
        return frame.toByteArray();
    }

    private static void encode(byte[] plane, ByteArrayOutputStream out) {
        int at = 0;
        while (at < plane.length) {
            int run = run(plane, at);
            if (run > 1) {
                out.write(1 - run);
                out.write(plane[at]);
                at += run;
            } else {
                int end = at + 1;
                while (end < plane.length && end - at < LONGEST && run(plane, end) < 3) {
                    end++;
                }
                out.write(end - at - 1);
                out.write(plane, at, end - at);
                at = end;
            }
        }
        if (out.size() % 2 != 0) {
            out.write(0);
        }
    }

    private static int run(byte[] plane, int at) {
        int end = at + 1;
        while (end < plane.length && end - at < LONGEST && plane[end] == plane[at]) {
            end++;
        }
        return end - at;
    }
}
