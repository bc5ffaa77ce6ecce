package io.niffler.dicom.pixel.jpeg2000;

import io.niffler.dicom.pixel.FrameException;

/** The bits of a packet header; after a byte of ones comes a stuffed zero (ITU-T T.800 B.10.1). */
final class PacketBits {
    private final ByteCursor in;
    private int current;
    private int left;

    PacketBits(ByteCursor in) {
        this.in = in;
    }

    /** To be called at the begin of a header. */
    void start() {
        current = 0;
        left = 0;
    }

    int bit() throws FrameException {
        if (left == 0) {
            left = current == 0xFF ? 7 : 8;
            current = in.u8();
        }
        left--;
        return (current >> left) & 1;
    }

    /**
     * The next bits as a number.
     *
     * @param count 0 to 31
     */
    int bits(int count) throws FrameException {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 1 | bit();
        }
        return value;
    }

    /** To be called at the end of a header: moves on to the next byte that is not of it. */
    void finish() throws FrameException {
        if (current == 0xFF) {
            in.skip(1);
        }
    }
}
