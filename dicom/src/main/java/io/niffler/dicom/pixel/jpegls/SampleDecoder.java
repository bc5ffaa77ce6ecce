package io.niffler.dicom.pixel.jpegls;

import io.niffler.dicom.pixel.FrameException;
import java.util.Arrays;

/** Decodes samples from the ones around them, and learns from each (ITU-T T.87 A.3 to A.6). */
final class SampleDecoder {
    private static final int CONTEXTS = 365;
    private static final int MIN_CORRECTION = -128;
    private static final int MAX_CORRECTION = 127;

    private final GolombCodes codes;
    private final byte[] gradients;
    private final int steepest;
    private final int maximum;
    private final int near;
    private final int step;
    private final int modulus;
    private final int escape;
    private final int reset;
    /** -1 where there are codes for errors of a context that is mostly too low, else 0 (ITU-T T.87 A.5.2). */
    private final int reversible;

    private final int firstMagnitude;
    /** A, B, C and N of each context: sums of magnitudes, of errors, what corrects predictions, and how many samples. */
    private final int[] magnitudes = new int[CONTEXTS];

    private final int[] biases = new int[CONTEXTS];
    private final int[] corrections = new int[CONTEXTS];
    private final int[] counts = new int[CONTEXTS];

    SampleDecoder(Coding coding, GolombCodes codes) {
        this.codes = codes;
        gradients = coding.gradients();
        steepest = gradients.length / 2;
        maximum = coding.maximum();
        near = coding.near();
        step = coding.step();
        modulus = coding.range() * step;
        escape = coding.limit() - coding.errorBits() - 1;
        reset = coding.reset();
        reversible = near == 0 ? -1 : 0;
        firstMagnitude = coding.firstMagnitude();
    }

    /** Forgets what was learnt (ITU-T T.87 A.2.1). */
    void restart() {
        Arrays.fill(magnitudes, firstMagnitude);
        Arrays.fill(biases, 0);
        Arrays.fill(corrections, 0);
        Arrays.fill(counts, 1);
    }

    /**
     * The context of a sample by its neighbours (ITU-T T.87 A.3.4): -364 to 364, where the sign tells that the errors are
     * to be reversed, and 0 that a run may begin.
     */
    int context(int left, int aboveLeft, int above, int aboveRight) {
        return gradient(aboveRight - above) * 81 + gradient(above - aboveLeft) * 9 + gradient(aboveLeft - left);
    }

    private int gradient(int difference) {
        return gradients[Math.max(-steepest, Math.min(steepest, difference)) + steepest];
    }

    /**
     * The next sample in regular mode. Which way most of the comparisons go cannot be foreseen, which is what costs time:
     * so they are arithmetic here, where a shift by 31 makes -1 of what is negative and 0 of the rest.
     */
    int next(int context, int left, int aboveLeft, int above) throws FrameException {
        int sign = context >> 31;
        int q = (context ^ sign) - sign;
        int count = counts[q];
        int magnitude = magnitudes[q];
        int bias = biases[q];
        int k = golombParameter(count, magnitude);
        int predicted = clamp(median(left, aboveLeft, above) + ((corrections[q] ^ sign) - sign));

        int code = codes.next(k, escape);
        int error = (code >>> 1) ^ -(code & 1);
        error ^= (2 * bias + count - 1) >> 31 & (k - 1) >> 31 & reversible;

        magnitude += Math.abs(error);
        bias += error * step;
        if (count == reset) {
            magnitude >>= 1;
            bias >>= 1;
            count >>= 1;
        }
        count++;
        int tooLow = (bias + count - 1) >> 31;
        int tooHigh = -bias >> 31;
        magnitudes[q] = magnitude;
        biases[q] = Math.max(1 - count, Math.min(0, bias + (count & tooLow) - (count & tooHigh)));
        corrections[q] = Math.max(MIN_CORRECTION, Math.min(MAX_CORRECTION, corrections[q] + tooLow - tooHigh));
        counts[q] = count;
        return sample(predicted, (error ^ sign) - sign);
    }

    /** The smallest k for which {@code count << k} reaches the magnitude (ITU-T T.87 A.5.1). */
    static int golombParameter(int count, int magnitude) {
        int k = Math.max(0, Integer.numberOfLeadingZeros(count) - Integer.numberOfLeadingZeros(magnitude));
        return k + (((count << k) - magnitude) >>> 31);
    }

    /** The sample of a prediction and its error (ITU-T T.87 A.4.5 and A.5.4, backwards). */
    int sample(int predicted, int error) {
        int value = predicted + error * step;
        if (value < -near) {
            value += modulus;
        } else if (value > maximum + near) {
            value -= modulus;
        }
        return clamp(value);
    }

    /** The edge-detecting prediction (ITU-T T.87 A.4.1). */
    private static int median(int left, int aboveLeft, int above) {
        int low = Math.min(left, above);
        int high = Math.max(left, above);
        return Math.max(low, Math.min(high, left + above - aboveLeft));
    }

    private int clamp(int value) {
        return Math.max(0, Math.min(maximum, value));
    }
}
