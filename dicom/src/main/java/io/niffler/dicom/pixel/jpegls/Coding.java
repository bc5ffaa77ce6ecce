package io.niffler.dicom.pixel.jpegls;

import io.niffler.dicom.pixel.FrameException;

/**
 * The parameters of a scan (ITU-T T.87 A.2.1, C.2.4.1.1).
 *
 * @param maximum MAXVAL, the largest value of a sample, 1 to 65535
 * @param near NEAR, how far a value may be from the original one
 * @param t1 below it a gradient is of the first kind
 * @param t2 below it a gradient is of the second kind
 * @param t3 below it a gradient is of the third kind
 * @param reset RESET, how many samples a context counts before it forgets half of them
 */
record Coding(int maximum, int near, int t1, int t2, int t3, int reset) {
    private static final int DEFAULT_RESET = 64;

    static Coding of(int precision, int near, Preset preset) throws FrameException {
        int highest = (1 << precision) - 1;
        int maximum = orDefault(preset.maximum(), highest);
        if (maximum > highest || near > maximum / 2) {
            throw FrameException.corrupt("values to %d, near %d, in %d bits".formatted(maximum, near, precision));
        }
        Coding defaults = defaults(maximum, near);
        Coding coding = new Coding(
                maximum,
                near,
                orDefault(preset.t1(), defaults.t1),
                orDefault(preset.t2(), defaults.t2),
                orDefault(preset.t3(), defaults.t3),
                orDefault(preset.reset(), DEFAULT_RESET));
        coding.check();
        return coding;
    }

    private static int orDefault(int stated, int standard) {
        return stated == 0 ? standard : stated;
    }

    /** The constants are those of ITU-T T.87 C.2.4.1.1.1, for 8 bits and scaled to others. */
    private static Coding defaults(int maximum, int near) {
        int t1;
        int t2;
        int t3;
        if (maximum >= 128) {
            int factor = (Math.min(maximum, 4095) + 128) / 256;
            t1 = threshold(factor + 2 + 3 * near, near + 1, maximum);
            t2 = threshold(factor * 4 + 3 + 5 * near, t1, maximum);
            t3 = threshold(factor * 17 + 4 + 7 * near, t2, maximum);
        } else {
            int factor = 256 / (maximum + 1);
            t1 = threshold(Math.max(2, 3 / factor + 3 * near), near + 1, maximum);
            t2 = threshold(Math.max(3, 7 / factor + 5 * near), t1, maximum);
            t3 = threshold(Math.max(4, 21 / factor + 7 * near), t2, maximum);
        }
        return new Coding(maximum, near, t1, t2, t3, DEFAULT_RESET);
    }

    private static int threshold(int wanted, int lowest, int maximum) {
        return wanted > maximum || wanted < lowest ? lowest : wanted;
    }

    private void check() throws FrameException {
        boolean ordered = near < t1 && t1 <= t2 && t2 <= t3 && t3 <= maximum;
        if (!ordered || reset < 3 || reset > Math.max(255, maximum)) {
            throw FrameException.corrupt("near %d, thresholds %d, %d, %d, reset %d, values to %d"
                    .formatted(near, t1, t2, t3, reset, maximum));
        }
    }

    /** The distance of values that differ in their code. */
    int step() {
        return 2 * near + 1;
    }

    /** RANGE, how many prediction errors are told apart. */
    int range() {
        return (maximum + 2 * near) / step() + 1;
    }

    /** qbpp, the bits of a prediction error that is not worth a Golomb code. */
    int errorBits() {
        return bits(range());
    }

    /** What a context takes errors for before it has seen any (ITU-T T.87 A.2.1). */
    int firstMagnitude() {
        return Math.max(2, (range() + 32) / 64);
    }

    /** LIMIT, the length of the longest code in bits. */
    int limit() {
        int bits = Math.max(2, bits(maximum + 1));
        return 2 * (bits + Math.max(8, bits));
    }

    /** The kinds of gradients from {@code -t3} to {@code t3}, -4 to 4; steeper ones are like these (ITU-T T.87 A.3.3). */
    byte[] gradients() {
        byte[] kinds = new byte[2 * t3 + 1];
        for (int d = near + 1; d <= t3; d++) {
            byte kind = (byte) (d < t1 ? 1 : d < t2 ? 2 : d < t3 ? 3 : 4);
            kinds[t3 + d] = kind;
            kinds[t3 - d] = (byte) -kind;
        }
        return kinds;
    }

    /** The bits that tell {@code count} numbers apart. */
    private static int bits(int count) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
    }
}
