package io.niffler.dicom.png;

import io.niffler.dicom.pixel.Frame;
import io.niffler.dicom.pixel.FrameException;
import io.niffler.dicom.pixel.Photometric;

/** Luminance and chrominance to red, green and blue: the inverse of the equations of PS3.3 C.7.6.3.1.2, rounded. */
final class YbrToRgb {
    private static final double RED = 0.299;
    private static final double BLUE = 0.114;
    private static final double GREEN = 1 - RED - BLUE;
    private static final double RED_OF_CR = 2 * (1 - RED);
    private static final double BLUE_OF_CB = 2 * (1 - BLUE);
    private static final double GREEN_OF_CB = -BLUE * BLUE_OF_CB / GREEN;
    private static final double GREEN_OF_CR = -RED * RED_OF_CR / GREEN;

    private final double lumaScale;
    private final double chromaScale;
    private final int black;
    private final int middle;
    private final int white;

    /** @param partial whether black is 16, white 235 and chrominance 16 to 240 (at 8 bits) */
    private YbrToRgb(boolean partial, int bits) {
        int unit = 1 << (bits - Byte.SIZE);
        this.white = (1 << bits) - 1;
        this.middle = 128 * unit;
        this.black = partial ? 16 * unit : 0;
        this.lumaScale = partial ? white / (219.0 * unit) : 1;
        this.chromaScale = partial ? white / (224.0 * unit) : 1;
    }

    /**
     * The frame in RGB.
     *
     * @throws FrameException of kind UNSUPPORTED when its samples are not unsigned with 8 to 16 bits
     */
    static Frame.OfInts rgb(Frame.OfInts frame) throws FrameException {
        int bits = frame.bitsStored();
        if (bits < Byte.SIZE || bits > Short.SIZE || frame.signed()) {
            throw FrameException.unsupported(
                    frame.photometric() + " of " + bits + (frame.signed() ? " signed" : "") + " bits");
        }
        int[] rgb = new YbrToRgb(frame.photometric() == Photometric.YBR_PARTIAL_422, bits).convert(frame.values());
        return new Frame.OfInts(frame.rows(), frame.columns(), Photometric.RGB, bits, false, rgb);
    }

    private int[] convert(int[] ybr) {
        int[] rgb = new int[ybr.length];
        for (int i = 0; i + 2 < ybr.length; i += 3) {
            double y = (ybr[i] - black) * lumaScale;
            double cb = (ybr[i + 1] - middle) * chromaScale;
            double cr = (ybr[i + 2] - middle) * chromaScale;
            rgb[i] = limited(y + RED_OF_CR * cr);
            rgb[i + 1] = limited(y + GREEN_OF_CB * cb + GREEN_OF_CR * cr);
            rgb[i + 2] = limited(y + BLUE_OF_CB * cb);
        }
        return rgb;
    }

    private int limited(double value) {
        return Math.max(0, Math.min(white, (int) Math.floor(value + 0.5)));
    }
}
