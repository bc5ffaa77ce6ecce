package io.niffler.dicom.pixel.jpeg2000;

import io.niffler.dicom.pixel.FrameException;

/**
 * The step sizes of the sub-bands: the parameters Sqcd and SPqcd (ITU-T T.800 A.6.4, annex E).
 *
 * @param style {@link #NONE}, {@link #DERIVED} or {@link #EXPOUNDED}
 * @param guardBits 0 to 7
 * @param steps per sub-band, exponent in bits 11 to 15 and mantissa below; only the first when derived
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Quantisation(int style, int guardBits, int[] steps) {
    static final int NONE = 0;
    static final int DERIVED = 1;
    static final int EXPOUNDED = 2;
    private static final int MANTISSA_BITS = 11;

    static Quantisation read(ByteCursor in) throws FrameException {
        int first = in.u8();
        int style = first & 31;
        if (style > EXPOUNDED) {
            throw FrameException.unsupported("JPEG 2000 quantisation style " + style);
        }
        int[] steps = new int[style == NONE ? in.remaining() : style == DERIVED ? 1 : in.remaining() / 2];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = style == NONE ? in.u8() >> 3 << MANTISSA_BITS : in.u16();
        }
        return new Quantisation(style, first >> 5, steps);
    }

    private int step(int resolution, int orientation) throws FrameException {
        int index = style == DERIVED || resolution == 0 ? 0 : 3 * (resolution - 1) + orientation;
        if (index >= steps.length) {
            throw FrameException.corrupt("JPEG 2000 step sizes for " + steps.length + " sub-bands only");
        }
        return steps[index];
    }

    private int exponent(int resolution, int orientation) throws FrameException {
        int exponent = step(resolution, orientation) >> MANTISSA_BITS;
        // E-5: the exponent given is that of the lowest resolution.
        return style == DERIVED ? exponent - Math.max(0, resolution - 1) : exponent;
    }

    /** The number of bit-planes of a sub-band before any region of interest (E-2); not positive in senseless headers. */
    int planes(int resolution, int orientation) throws FrameException {
        return guardBits + exponent(resolution, orientation) - 1;
    }

    /**
     * The step size of a sub-band (E-3).
     *
     * @param precision of the component, in bits
     * @param orientation 0 to 3, see {@link Band}
     */
    float stepSize(int precision, int resolution, int orientation) throws FrameException {
        int gain = orientation == 0 ? 0 : orientation == 3 ? 2 : 1;
        int mantissa = step(resolution, orientation) & ((1 << MANTISSA_BITS) - 1);
        double scaled = Math.scalb(1.0, precision + gain - exponent(resolution, orientation));
        return (float) (scaled * (1 + Math.scalb((double) mantissa, -MANTISSA_BITS)));
    }
}
