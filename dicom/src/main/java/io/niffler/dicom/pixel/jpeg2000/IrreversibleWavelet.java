package io.niffler.dicom.pixel.jpeg2000;

/**
 * The inverse 9/7 wavelet transform (ITU-T T.800 F.3), with the parts in the plane as in {@link ReversibleWavelet}. The scaling by
 * K is done last, so the steps have it in their factors.
 */
final class IrreversibleWavelet {
    private static final double K = 1.230174104914001;
    private static final float LOW_SCALE = (float) K;
    private static final float HIGH_SCALE = (float) (1 / K);
    private static final float DELTA = (float) (0.443506852043971 / (K * K));
    private static final float GAMMA = (float) (0.882911075530934 * (K * K));
    private static final float BETA = (float) (-0.052980118572961 / (K * K));
    private static final float ALPHA = (float) (-1.586134342059924 * (K * K));
    /** Columns that are transformed together, so that they stay in the processor's cache. */
    private static final int STRIP = 128;

    private final float[] plane;
    private final int stride;
    private float[] rows = {};

    IrreversibleWavelet(float[] plane, int stride) {
        this.plane = plane;
        this.stride = stride;
    }

    /** Transforms all resolutions up to the last. */
    void invert(Resolution[] resolutions) {
        for (int r = 1; r < resolutions.length; r++) {
            invert(resolutions[r].area(), resolutions[r - 1].area());
        }
    }

    private void invert(Area area, Area low) {
        int width = area.width();
        int height = area.height();
        if (area.isEmpty()) {
            return;
        }
        if (rows.length < width * height) {
            rows = new float[plane.length];
        }
        for (int y = 0; y < height; y++) {
            horizontally(y * stride, width, low.width(), area.x0() & 1, y * width);
        }
        for (int x = 0; x < width; x += STRIP) {
            vertically(x, Math.min(STRIP, width - x), width, height, low.height(), area.y0() & 1);
        }
    }

    private void horizontally(int from, int width, int lows, int odd, int to) {
        if (width == 1) {
            rows[to] = odd == 0 ? plane[from] : plane[from] / 2;
            return;
        }
        int high = from + lows;
        int highs = width - lows;
        liftRow(from, lows, high, highs, odd, DELTA);
        liftRow(high, highs, from, lows, 1 - odd, GAMMA);
        liftRow(from, lows, high, highs, odd, BETA);
        liftRow(high, highs, from, lows, 1 - odd, ALPHA);
        for (int i = 0; i < lows; i++) {
            rows[to + 2 * i + odd] = plane[from + i] * LOW_SCALE;
        }
        for (int i = 0; i < highs; i++) {
            rows[to + 2 * i + 1 - odd] = plane[high + i] * HIGH_SCALE;
        }
    }

    private void liftRow(int at, int count, int other, int others, int offset, float factor) {
        int from = 1 - offset;
        int to = Math.min(count, others - offset);
        for (int i = 0; i < from; i++) {
            liftBorder(at, i, other, others, offset, factor);
        }
        int before = other - 1 + offset;
        for (int i = from; i < to; i++) {
            plane[at + i] -= factor * (plane[before + i] + plane[before + i + 1]);
        }
        for (int i = Math.max(from, to); i < count; i++) {
            liftBorder(at, i, other, others, offset, factor);
        }
    }

    private void liftBorder(int at, int i, int other, int others, int offset, float factor) {
        float before = plane[other + Lifting.before(i, offset, others)];
        float after = plane[other + Lifting.after(i, offset, others)];
        plane[at + i] -= factor * (before + after);
    }

    private void vertically(int x, int columns, int width, int height, int lows, int odd) {
        if (height == 1) {
            for (int i = x; i < x + columns; i++) {
                plane[i] = odd == 0 ? rows[i] : rows[i] / 2;
            }
            return;
        }
        int highs = height - lows;
        int high = lows * width + x;
        liftColumns(x, lows, high, highs, odd, DELTA, width, columns);
        liftColumns(high, highs, x, lows, 1 - odd, GAMMA, width, columns);
        liftColumns(x, lows, high, highs, odd, BETA, width, columns);
        liftColumns(high, highs, x, lows, 1 - odd, ALPHA, width, columns);
        for (int i = 0; i < lows; i++) {
            scale(i * width + x, columns, (2 * i + odd) * stride + x, LOW_SCALE);
        }
        for (int i = 0; i < highs; i++) {
            scale(high + i * width, columns, (2 * i + 1 - odd) * stride + x, HIGH_SCALE);
        }
    }

    private void liftColumns(
            int at, int count, int other, int others, int offset, float factor, int width, int columns) {
        for (int i = 0; i < count; i++) {
            int above = other + Lifting.before(i, offset, others) * width;
            int below = other + Lifting.after(i, offset, others) * width;
            lift(at + i * width, above, below, columns, factor);
        }
    }

    private void lift(int row, int above, int below, int columns, float factor) {
        for (int i = 0; i < columns; i++) {
            rows[row + i] -= factor * (rows[above + i] + rows[below + i]);
        }
    }

    private void scale(int row, int columns, int to, float factor) {
        for (int i = 0; i < columns; i++) {
            plane[to + i] = rows[row + i] * factor;
        }
    }
}
