package io.niffler.dicom.pixel.jpeg;

import java.io.ByteArrayOutputStream;

/** Writes entropy-coded segments: bits with stuffed bytes (ITU-T T.81 F.1.2.3). */
final class BitWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int held;
    private int count;

    void put(int bits, int length) {
        for (int i = length - 1; i >= 0; i--) {
            held = (held << 1) | ((bits >> i) & 1);
            if (++count == Byte.SIZE) {
                out.write(held);
                if (held == 0xFF) {
                    out.write(0);
                }
                held = 0;
                count = 0;
            }
        }
    }

    void put(HuffmanCode code, int symbol) {
        put(code.code(symbol), code.length(symbol));
    }

    /** Writes a number as its category and bits (F.1.2.1). */
    void putSigned(HuffmanCode code, int zeros, int value) {
        int size = Integer.SIZE - Integer.numberOfLeadingZeros(Math.abs(value));
        put(code, (zeros << 4) | size);
        put(value < 0 ? value - 1 : value, size);
    }

    /** Fills up with ones. */
    void pad() {
        while (count != 0) {
            put(1, 1);
        }
    }

    void restart(int interval) {
        pad();
        out.write(0xFF);
        out.write(Marker.RST0 + interval % 8);
    }

    byte[] bytes() {
        pad();
        return out.toByteArray();
    }
}
