package io.niffler.dicom.pixel.jpeg;

import io.niffler.dicom.pixel.FrameException;

/** Second bytes of markers (ITU-T T.81 table B.1). */
final class Marker {
    static final int SOF_BASELINE = 0xC0;
    static final int SOF_EXTENDED = 0xC1;
    static final int SOF_LOSSLESS = 0xC3;
    static final int DHT = 0xC4;
    static final int JPG = 0xC8;
    static final int DAC = 0xCC;
    static final int RST0 = 0xD0;
    static final int RST7 = 0xD7;
    static final int SOI = 0xD8;
    static final int EOI = 0xD9;
    static final int SOS = 0xDA;
    static final int DQT = 0xDB;
    static final int DNL = 0xDC;
    static final int DRI = 0xDD;
    static final int APP0 = 0xE0;
    static final int APP14 = 0xEE;
    static final int SOF_LS = 0xF7;
    static final int TEM = 0x01;

    private Marker() {}

    /** Whether no segment follows. */
    static boolean standsAlone(int marker) {
        return (marker >= RST0 && marker <= EOI) || marker == TEM;
    }

    /** Whether a frame header follows, of T.81 or of JPEG-LS. */
    static boolean beginsFrame(int marker) {
        boolean frame = marker >= SOF_BASELINE && marker <= 0xCF;
        return (frame && marker != DHT && marker != JPG && marker != DAC) || marker == SOF_LS;
    }

    /** The answer to a frame header of a process that is not decoded here. */
    static FrameException unsupported(int frameMarker) {
        String process =
                switch (frameMarker) {
                    case 0xC2 -> "progressive DCT";
                    case 0xC5, 0xC6, 0xC7 -> "hierarchical";
                    case 0xC9, 0xCA, 0xCB -> "arithmetic coding";
                    case 0xCD, 0xCE, 0xCF -> "hierarchical with arithmetic coding";
                    default -> "JPEG-LS under a transfer syntax of JPEG";
                };
        return FrameException.unsupported(
                "the frame header is " + name(frameMarker) + ": " + process + ", which is not decoded");
    }

    /** For messages, such as FFC2. */
    static String name(int marker) {
        return String.format("FF%02X", marker);
    }
}
