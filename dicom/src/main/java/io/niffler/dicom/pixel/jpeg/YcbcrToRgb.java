package io.niffler.dicom.pixel.jpeg;

/**
 * Turns luminance and chrominance of the full range into red, green and blue (PS3.3 C.7.6.3.1.2, YBR_FULL; ITU-T T.871 7).
 */
final class YcbcrToRgb {
    private static final int FRACTION = 16;
    private static final int HALF = 1 << (FRACTION - 1);
    private static final int RED_OF_CR = fixed(1.402);
    private static final int GREEN_OF_CB = fixed(0.344136);
    private static final int GREEN_OF_CR = fixed(0.714136);
    private static final int BLUE_OF_CB = fixed(1.772);

    private final int middle;
    private final int greatest;

    private YcbcrToRgb(int middle, int greatest) {
        this.middle = middle;
        this.greatest = greatest;
    }

    /**
     * For samples of so many bits.
     *
     * @param precision 1 to 12
     */
    static YcbcrToRgb of(int precision) {
        return new YcbcrToRgb(1 << (precision - 1), (1 << precision) - 1);
    }

    private static int fixed(double factor) {
        return (int) Math.round(factor * (1 << FRACTION));
    }

    /** Replaces the samples of all pixels. */
    void convert(int[] values) {
        for (int i = 0; i + 2 < values.length; i += 3) {
            int luminance = (values[i] << FRACTION) + HALF;
            int cb = values[i + 1] - middle;
            int cr = values[i + 2] - middle;
            values[i] = within(luminance + RED_OF_CR * cr);
            values[i + 1] = within(luminance - GREEN_OF_CB * cb - GREEN_OF_CR * cr);
            values[i + 2] = within(luminance + BLUE_OF_CB * cb);
        }
    }

    private int within(int scaled) {
        return Math.max(0, Math.min(greatest, scaled >> FRACTION));
    }
}
