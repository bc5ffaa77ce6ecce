package io.niffler.dicom.pixel.jpeg2000;

/**
 * The inverse 5/3 wavelet transform (ITU-T T.800 F.3). In the plane the low-pass part of a resolution lies left and above; the
 * lifting steps work on the parts as they lie, since their samples are neighbours there, and only then are they interleaved.
 */
final class ReversibleWavelet {
    /** Columns that are transformed together, so that they stay in the processor's cache. */
    private static final int STRIP = 128;

    private final int[] plane;
    private final int stride;
    private int[] rows = {};

    ReversibleWavelet(int[] plane, int stride) {
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
            rows = new int[plane.length];
        }
        for (int y = 0; y < height; y++) {
            horizontally(y * stride, width, low.width(), area.x0() & 1, y * width);
        }
        for (int x = 0; x < width; x += STRIP) {
            vertically(x, Math.min(STRIP, width - x), width, height, low.height(), area.y0() & 1);
        }
    }

    /** @param odd 1 when the first sample is a high-pass one */
    private void horizontally(int from, int width, int lows, int odd, int to) {
        int high = from + lows;
        int highs = width - lows;
        if (width == 1) {
            rows[to] = odd == 0 ? plane[from] : plane[from] / 2;
            return;
        }
        subtractHighs(from, lows, high, highs, odd);
        addLows(from, lows, high, highs, 1 - odd);
        for (int i = 0; i < lows; i++) {
            rows[to + 2 * i + odd] = plane[from + i];
        }
        for (int i = 0; i < highs; i++) {
            rows[to + 2 * i + 1 - odd] = plane[high + i];
        }
    }

    private void subtractHighs(int low, int lows, int high, int highs, int offset) {
        int from = 1 - offset;
        int to = Math.min(lows, highs - offset);
        int before = high - 1 + offset;
        for (int i = from; i < to; i++) {
            plane[low + i] -= (plane[before + i] + plane[before + i + 1] + 2) >> 2;
        }
        if (from > 0) {
            plane[low] -= (2 * plane[high] + 2) >> 2;
        }
        if (to < lows && lows > from) {
            plane[low + lows - 1] -= (2 * plane[high + highs - 1] + 2) >> 2;
        }
    }

    private void addLows(int low, int lows, int high, int highs, int offset) {
        int from = 1 - offset;
        int to = Math.min(highs, lows - offset);
        int before = low - 1 + offset;
        for (int i = from; i < to; i++) {
            plane[high + i] += (plane[before + i] + plane[before + i + 1]) >> 1;
        }
        if (from > 0) {
            plane[high] += plane[low];
        }
        if (to < highs && highs > from) {
            plane[high + highs - 1] += plane[low + lows - 1];
        }
    }

    private void vertically(int x, int columns, int width, int height, int lows, int odd) {
        int highs = height - lows;
        int high = lows * width + x;
        if (height == 1) {
            for (int i = x; i < x + columns; i++) {
                plane[i] = odd == 0 ? rows[i] : rows[i] / 2;
            }
            return;
        }
        for (int i = 0; i < lows; i++) {
            int above = high + Lifting.before(i, odd, highs) * width;
            int below = high + Lifting.after(i, odd, highs) * width;
            lowRow(i * width + x, above, below, columns, (2 * i + odd) * stride + x);
        }
        for (int i = 0; i < highs; i++) {
            int above = (2 * Lifting.before(i, 1 - odd, lows) + odd) * stride + x;
            int below = (2 * Lifting.after(i, 1 - odd, lows) + odd) * stride + x;
            highRow(high + i * width, above, below, columns, (2 * i + 1 - odd) * stride + x);
        }
    }

    private void lowRow(int row, int above, int below, int columns, int to) {
        for (int i = 0; i < columns; i++) {
            plane[to + i] = rows[row + i] - ((rows[above + i] + rows[below + i] + 2) >> 2);
        }
    }

    private void highRow(int row, int above, int below, int columns, int to) {
        for (int i = 0; i < columns; i++) {
            plane[to + i] = rows[row + i] + ((plane[above + i] + plane[below + i]) >> 1);
        }
    }
}
