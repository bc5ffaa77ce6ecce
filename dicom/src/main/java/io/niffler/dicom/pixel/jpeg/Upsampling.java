package io.niffler.dicom.pixel.jpeg;

/**
 * Brings a component to the size of the image. Where two columns share a sample, also in both directions, each pixel takes three
 * quarters of the nearest sample and one of the next nearest, as most decoders do (T.81 leaves it open); otherwise samples
 * are repeated.
 */
final class Upsampling {
    private static final int NARROW = 2;

    private final Plane plane;
    private final int columns;
    private final boolean smooth;
    private final int[] line;

    Upsampling(Plane plane, int columns) {
        this.plane = plane;
        this.columns = columns;
        this.smooth = plane.wider() == 2 && plane.higher() <= 2 && plane.columns() > NARROW;
        this.line = new int[plane.columns()];
    }

    /** Writes all rows to every so many places of an array, from a first one. */
    void write(int[] values, int first, int step) {
        int rows = values.length / (columns * step);
        for (int row = 0; row < rows; row++) {
            int to = row * columns * step + first;
            if (plane.wider() == 1 && plane.higher() == 1) {
                copy(row, values, to, step);
            } else if (!smooth) {
                repeat(row, values, to, step);
            } else if (plane.higher() == 1) {
                loadRow(row);
                smooth(values, to, step, 2, 1, 2);
            } else {
                loadTwoRows(row);
                smooth(values, to, step, 4, 8, 7);
            }
        }
    }

    private void copy(int row, int[] values, int first, int step) {
        short[] samples = plane.samples();
        int from = row * plane.stride();
        int to = first;
        for (int i = 0; i < columns; i++) {
            values[to] = samples[from + i];
            to += step;
        }
    }

    private void repeat(int row, int[] values, int first, int step) {
        int from = row / plane.higher() * plane.stride();
        for (int i = 0; i < columns; i++) {
            values[first + i * step] = plane.samples()[from + i / plane.wider()];
        }
    }

    private void loadRow(int row) {
        int from = row * plane.stride();
        for (int i = 0; i < line.length; i++) {
            line[i] = plane.samples()[from + i];
        }
    }

    private void loadTwoRows(int row) {
        int near = row / 2;
        int other = Math.max(0, Math.min(plane.rows() - 1, row % 2 == 0 ? near - 1 : near + 1));
        int from = near * plane.stride();
        int next = other * plane.stride();
        for (int i = 0; i < line.length; i++) {
            line[i] = 3 * plane.samples()[from + i] + plane.samples()[next + i];
        }
    }

    /**
     * Makes two of one.
     *
     * @param shift by how many bits the sums are too large
     * @param leftHalf what rounds those that lean to the left; the other differs, so that errors do not add up
     */
    private void smooth(int[] values, int first, int step, int shift, int leftHalf, int rightHalf) {
        int before = line[0];
        int to = first;
        int end = first + columns * step;
        for (int i = 0; i < line.length; i++) {
            int nearest = line[i];
            int behind = i + 1 < line.length ? line[i + 1] : nearest;
            values[to] = (3 * nearest + before + leftHalf) >> shift;
            to += step;
            if (to < end) {
                values[to] = (3 * nearest + behind + rightHalf) >> shift;
                to += step;
            }
            before = nearest;
        }
    }
}
