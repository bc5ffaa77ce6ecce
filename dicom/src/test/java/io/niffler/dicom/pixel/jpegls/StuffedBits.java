package io.niffler.dicom.pixel.jpegls;

import java.io.ByteArrayOutputStream;

/** Writes bits, with a 0 after each byte FF (ITU-T T.87 A.1). */
final class StuffedBits {
    private final ByteArrayOutputStream out;
    private int pending;
    private int free = Byte.SIZE;

    StuffedBits(ByteArrayOutputStream out) {
        this.out = out;
    }

    void put(int value, int width) {
        for (int i = width - 1; i >= 0; i--) {
            free--;
            pending |= (value >> i & 1) << free;
            if (free == 0) {
                flush();
            }
        }
    }

    /** A Golomb code limited in length (ITU-T T.87 A.5.3). */
    void golomb(int value, int k, int limit, int errorBits) {
        int zeros = value >> k;
        int escape = limit - errorBits - 1;
        put(0, Math.min(zeros, escape));
        put(1, 1);
        if (zeros < escape) {
            put(value & ((1 << k) - 1), k);
        } else {
            put(value - 1, errorBits);
        }
    }

    /** Fills the last byte with zeros; there must be one after FF. */
    void end() {
        if (free < Byte.SIZE) {
            flush();
        }
    }

    private void flush() {
        out.write(pending);
        free = pending == 0xFF ? Byte.SIZE - 1 : Byte.SIZE;
        pending = 0;
    }
}
