package io.niffler.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RleFrameTest {
    /** 1: noise only; 2: short runs; 300: runs longer than one packet can say. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 300})
    void decodesToWhatWasEncoded(int longestRun) {
        int columns = 400;
        short[] pixels = new short[columns * 5];
        Random random = new Random(7);
        int at = 0;
        while (at < pixels.length) {
            short value = (short) random.nextInt(4096);
            for (int run = 1 + random.nextInt(longestRun); run > 0 && at < pixels.length; run--) {
                pixels[at++] = value;
            }
        }
        byte[] frame = RleFrame.encode(pixels, columns);
        assertThat(frame.length % 2).isZero();
        assertThat(decode(frame, pixels.length)).isEqualTo(pixels);
    }

    private static short[] decode(byte[] frame, int pixels) {
        ByteBuffer header = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(header.getInt(0)).isEqualTo(2);
        byte[] high = unpack(frame, header.getInt(4), pixels);
        byte[] low = unpack(frame, header.getInt(8), pixels);
        short[] decoded = new short[pixels];
        for (int i = 0; i < pixels; i++) {
            decoded[i] = (short) ((high[i] << 8) | (low[i] & 0xFF));
        }
        return decoded;
    }

    /** PS3.5 G.3.2. */
    private static byte[] unpack(byte[] frame, int start, int length) {
        byte[] plane = new byte[length];
        int in = start;
        int out = 0;
        while (out < length) {
            int code = frame[in++];
            if (code >= 0) {
                System.arraycopy(frame, in, plane, out, code + 1);
                in += code + 1;
                out += code + 1;
            } else if (code > -128) {
                java.util.Arrays.fill(plane, out, out + 1 - code, frame[in++]);
                out += 1 - code;
            }
        }
        return plane;
    }
}
