package io.niffler.dicom.pixel.jpeg2000;

import io.niffler.dicom.pixel.Samples;

/** Puts the samples of tiles into the frame, within their range (ITU-T T.800 G.1); subsampled components are replicated. */
final class FrameWriter {
    private final ImageSize size;
    private final int least;
    private final int most;
    /** Added to samples: unsigned ones were moved around zero. */
    private final int shift;

    private int[] values = {};
    private boolean transformed;

    FrameWriter(ImageSize size) {
        this.size = size;
        int half = 1 << (size.precision() - 1);
        least = size.signed() ? -half : 0;
        most = size.signed() ? half - 1 : 2 * half - 1;
        shift = size.signed() ? 0 : half;
    }

    /**
     * Takes a tile.
     *
     * @param planes its components
     * @param colourTransformed whether a colour transform has been undone
     */
    void write(Plane[] planes, boolean colourTransformed) {
        if (values.length == 0) {
            // Only now, since most damaged frames never get here.
            values = new int[size.image().width() * size.image().height() * size.components()];
        }
        transformed |= colourTransformed;
        for (int component = 0; component < planes.length; component++) {
            Area area = planes[component].area();
            int[] row = new int[area.width()];
            for (int y = area.y0(); y < area.y1(); y++) {
                finish(planes[component], (y - area.y0()) * row.length, row);
                if (size.dx()[component] == 1 && size.dy()[component] == 1) {
                    copy(row, area.x0(), y, component);
                } else {
                    replicate(row, area.x0(), y, component);
                }
            }
        }
    }

    private void finish(Plane plane, int from, int[] row) {
        if (plane.reversible()) {
            int[] samples = plane.ints();
            for (int i = 0; i < row.length; i++) {
                row[i] = Math.max(least, Math.min(most, samples[from + i] + shift));
            }
        } else {
            float[] samples = plane.floats();
            for (int i = 0; i < row.length; i++) {
                int rounded = (int) Math.rint(samples[from + i]);
                row[i] = Math.max(least - shift, Math.min(most - shift, rounded)) + shift;
            }
        }
    }

    private void copy(int[] row, int x0, int y, int component) {
        int to = index(x0, y) + component;
        for (int i = 0; i < row.length; i++) {
            values[to + i * size.components()] = row[i];
        }
    }

    private int index(int x, int y) {
        Area image = size.image();
        return ((y - image.y0()) * image.width() + x - image.x0()) * size.components();
    }

    private void replicate(int[] row, int x0, int y, int component) {
        Area image = size.image();
        Area all = size.component(component);
        int dx = size.dx()[component];
        int dy = size.dy()[component];
        int top = y == all.y0() ? image.y0() : y * dy;
        int bottom = y == all.y1() - 1 ? image.y1() : (y + 1) * dy;
        for (int x = x0; x < x0 + row.length; x++) {
            int left = x == all.x0() ? image.x0() : x * dx;
            int right = x == all.x1() - 1 ? image.x1() : (x + 1) * dx;
            fill(new Area(left, top, right, bottom), row[x - x0], component);
        }
    }

    private void fill(Area place, int sample, int component) {
        for (int y = place.y0(); y < place.y1(); y++) {
            for (int x = place.x0(); x < place.x1(); x++) {
                values[index(x, y) + component] = sample;
            }
        }
    }

    /** The frame. */
    Samples samples() {
        return new Samples(values, size.precision(), size.signed(), transformed);
    }
}
