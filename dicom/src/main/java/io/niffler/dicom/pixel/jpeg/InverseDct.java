package io.niffler.dicom.pixel.jpeg;

/**
 * The inverse discrete cosine transform (ITU-T T.81 A.3.3) after Loeffler, Ligtenberg and Moschytz, "Practical fast 1-D DCT
 * algorithms with 11 multiplications" (ICASSP 1989), in 32 bit integers. Fractions have the same number of bits and are rounded at
 * the same two places as in the decoder that most others are made of, so that results are the same.
 */
final class InverseDct {
    private static final int SIDE = 8;
    private static final int CONSTANT_BITS = 13;
    /** Each pass makes values larger by the square root of 8. */
    private static final int SCALE_BITS = 3;

    private static final int C0_298 = fixed(0.298631336);
    private static final int C0_390 = fixed(0.390180644);
    private static final int C0_541 = fixed(0.541196100);
    private static final int C0_765 = fixed(0.765366865);
    private static final int C0_899 = fixed(0.899976223);
    private static final int C1_175 = fixed(1.175875602);
    private static final int C1_501 = fixed(1.501321110);
    private static final int C1_847 = fixed(1.847759065);
    private static final int C1_961 = fixed(1.961570560);
    private static final int C2_053 = fixed(2.053119869);
    private static final int C2_562 = fixed(2.562915447);
    private static final int C3_072 = fixed(3.072711026);

    /** Bits of fraction that are kept between the passes; with 12 bits there is room for one. */
    private final int fraction;

    private final int middle;
    private final int greatest;
    private final int[] between = new int[ZigZag.SIZE];

    /**
     * For samples of so many bits.
     *
     * @param precision 8 or 12
     */
    InverseDct(int precision) {
        this.fraction = precision == Byte.SIZE ? 2 : 1;
        this.middle = 1 << (precision - 1);
        this.greatest = (1 << precision) - 1;
    }

    private static int fixed(double constant) {
        return (int) Math.round(constant * (1 << CONSTANT_BITS));
    }

    /** A block that has its first coefficient only. */
    void fill(int coefficient, short[] samples, int at, int stride) {
        int half = 1 << (fraction + SCALE_BITS - 1);
        short value = sample(((coefficient << fraction) + half) >> (fraction + SCALE_BITS));
        for (int row = 0; row < SIDE; row++) {
            int start = at + row * stride;
            for (int i = start; i < start + SIDE; i++) {
                samples[i] = value;
            }
        }
    }

    /**
     * Transforms a block.
     *
     * @param coefficients in the order of rows; they are not kept
     * @param samples where the result goes
     * @param at the place of its first sample
     * @param stride from one row of it to the next
     */
    void transform(int[] coefficients, short[] samples, int at, int stride) {
        for (int column = 0; column < SIDE; column++) {
            line(coefficients, column, SIDE, between, CONSTANT_BITS - fraction);
        }
        for (int row = 0; row < SIDE; row++) {
            int from = row * SIDE;
            line(between, from, 1, coefficients, CONSTANT_BITS + fraction + SCALE_BITS);
            int to = at + row * stride;
            for (int i = 0; i < SIDE; i++) {
                samples[to + i] = sample(coefficients[from + i]);
            }
        }
    }

    private short sample(int value) {
        return (short) Math.max(0, Math.min(greatest, value + middle));
    }

    /** Transforms eight values; the result goes to the same places of another array, shifted down and rounded. */
    private static void line(int[] in, int at, int step, int[] out, int shift) {
        int in0 = in[at];
        int in1 = in[at + step];
        int in2 = in[at + 2 * step];
        int in3 = in[at + 3 * step];
        int in4 = in[at + 4 * step];
        int in5 = in[at + 5 * step];
        int in6 = in[at + 6 * step];
        int in7 = in[at + 7 * step];
        int half = 1 << (shift - 1);
        if ((in1 | in2 | in3 | in4 | in5 | in6 | in7) == 0) {
            // Most lines: the same result in fewer steps.
            int constant = ((in0 << CONSTANT_BITS) + half) >> shift;
            for (int i = at; i <= at + 7 * step; i += step) {
                out[i] = constant;
            }
            return;
        }

        // Even coefficients.
        int turn = (in2 + in6) * C0_541;
        int even2 = turn - in6 * C1_847;
        int even3 = turn + in2 * C0_765;
        int sum = ((in0 + in4) << CONSTANT_BITS) + half;
        int difference = ((in0 - in4) << CONSTANT_BITS) + half;
        int outer0 = sum + even3;
        int outer3 = sum - even3;
        int outer1 = difference + even2;
        int outer2 = difference - even2;

        // Odd coefficients.
        int common = (in7 + in3 + in5 + in1) * C1_175;
        int z1 = -(in7 + in1) * C0_899;
        int z2 = -(in5 + in3) * C2_562;
        int z3 = common - (in7 + in3) * C1_961;
        int z4 = common - (in5 + in1) * C0_390;
        int odd0 = in7 * C0_298 + z1 + z3;
        int odd1 = in5 * C2_053 + z2 + z4;
        int odd2 = in3 * C3_072 + z2 + z3;
        int odd3 = in1 * C1_501 + z1 + z4;

        out[at] = (outer0 + odd3) >> shift;
        out[at + step] = (outer1 + odd2) >> shift;
        out[at + 2 * step] = (outer2 + odd1) >> shift;
        out[at + 3 * step] = (outer3 + odd0) >> shift;
        out[at + 4 * step] = (outer3 - odd0) >> shift;
        out[at + 5 * step] = (outer2 - odd1) >> shift;
        out[at + 6 * step] = (outer1 - odd2) >> shift;
        out[at + 7 * step] = (outer0 - odd3) >> shift;
    }
}
