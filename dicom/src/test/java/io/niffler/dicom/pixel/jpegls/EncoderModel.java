package io.niffler.dicom.pixel.jpegls;

import java.util.Arrays;

/** Codes samples by the letter of ITU-T T.87 annex A, with its names. Neither fast nor clever, to judge the decoder. */
final class EncoderModel {
    private static final int[] J = {
        0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15
    };

    private final Coding coding;
    private final int qbpp;
    private final int limit;
    private final int[] a = new int[367];
    private final int[] b = new int[365];
    private final int[] c = new int[365];
    private final int[] n = new int[367];
    private final int[] nn = new int[367];
    private StuffedBits bits;

    EncoderModel(Coding coding) {
        this.coding = coding;
        qbpp = coding.errorBits();
        limit = coding.limit();
    }

    void restart(StuffedBits out) {
        bits = out;
        Arrays.fill(a, Math.max(2, (coding.range() + 32) / 64));
        Arrays.fill(b, 0);
        Arrays.fill(c, 0);
        Arrays.fill(n, 1);
        Arrays.fill(nn, 0);
    }

    /** The merged context with its sign; 0 for run mode. */
    int context(int ra, int rb, int rc, int rd) {
        return 81 * quantised(rd - rb) + 9 * quantised(rb - rc) + quantised(rc - ra);
    }

    private int quantised(int d) {
        int size = Math.abs(d);
        int kind = size <= coding.near() ? 0 : size < coding.t1() ? 1 : size < coding.t2() ? 2 : 3;
        return (size >= coding.t3() && size > coding.near() ? 4 : kind) * Integer.signum(d);
    }

    /** Codes a sample in regular mode and returns it as it will be decoded. */
    int regular(int context, int ra, int rb, int rc, int ix) {
        int sign = context < 0 ? -1 : 1;
        int q = Math.abs(context);
        int px = rc >= Math.max(ra, rb) ? Math.min(ra, rb) : rc <= Math.min(ra, rb) ? Math.max(ra, rb) : ra + rb - rc;
        px = clamped(px + sign * c[q]);
        int errval = quantisedError(sign * (ix - px));
        int rx = clamped(px + sign * errval * coding.step());
        errval = reduced(errval);
        int k = k(a[q], n[q]);
        int mapped = errval >= 0 ? 2 * errval : -2 * errval - 1;
        if (coding.near() == 0 && k == 0 && 2 * b[q] <= -n[q]) {
            mapped = errval >= 0 ? 2 * errval + 1 : -2 * (errval + 1);
        }
        bits.golomb(mapped, k, limit, qbpp);
        update(q, errval);
        return rx;
    }

    private void update(int q, int errval) {
        b[q] += errval * coding.step();
        a[q] += Math.abs(errval);
        if (n[q] == coding.reset()) {
            a[q] >>= 1;
            b[q] = b[q] >= 0 ? b[q] >> 1 : -((1 - b[q]) >> 1);
            n[q] >>= 1;
        }
        n[q]++;
        if (b[q] <= -n[q]) {
            b[q] += n[q];
            c[q] = Math.max(c[q] - 1, -128);
            b[q] = b[q] <= -n[q] ? 1 - n[q] : b[q];
        } else if (b[q] > 0) {
            b[q] -= n[q];
            c[q] = Math.min(c[q] + 1, 127);
            b[q] = Math.min(b[q], 0);
        }
    }

    /** Codes the length of a run and returns the new RUNindex, before what follows an interruption. */
    int run(int length, boolean toEndOfLine, int runIndex) {
        int left = length;
        int index = runIndex;
        while (left >= 1 << J[index]) {
            bits.put(1, 1);
            left -= 1 << J[index];
            index = Math.min(index + 1, J.length - 1);
        }
        if (toEndOfLine && left > 0) {
            bits.put(1, 1);
        } else if (!toEndOfLine) {
            bits.put(0, 1);
            bits.put(left, J[index]);
        }
        return index;
    }

    /** Codes the sample that ends a run, and returns it as it will be decoded. */
    int interruption(int ra, int rb, int ix, int runIndex, boolean alone) {
        int type = alone && Math.abs(ra - rb) <= coding.near() ? 1 : 0;
        int px = type == 1 ? ra : rb;
        int sign = type == 0 && ra > rb ? -1 : 1;
        int errval = quantisedError(sign * (ix - px));
        int rx = clamped(px + sign * errval * coding.step());
        errval = reduced(errval);
        int q = 365 + type;
        int k = k(type == 0 ? a[q] : a[q] + (n[q] >> 1), n[q]);
        boolean map = errval < 0 && (k != 0 || 2 * nn[q] >= n[q]);
        map |= errval > 0 && k == 0 && 2 * nn[q] < n[q];
        int mapped = 2 * Math.abs(errval) - type - (map ? 1 : 0);
        bits.golomb(mapped, k, limit - J[runIndex] - 1, qbpp);
        nn[q] += errval < 0 ? 1 : 0;
        a[q] += (mapped + 1 - type) >> 1;
        if (n[q] == coding.reset()) {
            a[q] >>= 1;
            n[q] >>= 1;
            nn[q] >>= 1;
        }
        n[q]++;
        return rx;
    }

    private int quantisedError(int errval) {
        return errval > 0 ? (errval + coding.near()) / coding.step() : -((coding.near() - errval) / coding.step());
    }

    private int reduced(int errval) {
        int positive = errval < 0 ? errval + coding.range() : errval;
        return positive >= (coding.range() + 1) / 2 ? positive - coding.range() : positive;
    }

    private static int k(int a, int n) {
        int k = 0;
        while (n << k < a) {
            k++;
        }
        return k;
    }

    private int clamped(int value) {
        return Math.max(0, Math.min(coding.maximum(), value));
    }
}
