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
            Plane plane = planes[component];
            int[] samples = plane.reversible() ? inRange(plane.ints()) : inRange(plane.floats());
            if (size.dx()[component] == 1 && size.dy()[component] == 1) {
                copy(plane.area(), samples, component);
            } else {
                replicate(plane.area(), samples, component);
            }
        }
    }

    private int[] inRange(int[] samples) {
        for (int i = 0; i < samples.length; i++) {
            samples[i] = Math.max(least, Math.min(most, samples[i] + shift));
        }
        return samples;
    }

    private int[] inRange(float[] samples) {
        int[] rounded = new int[samples.length];
        for (int i = 0; i < samples.length; i++) {
            rounded[i] = (int) Math.max(least, Math.min(most, Math.rint(samples[i]) + shift));
        }
        return rounded;
    }

    private void copy(Area area, int[] samples, int component) {
        int components = size.components();
        int from = 0;
        for (int y = area.y0(); y < area.y1(); y++) {
            int to = index(area.x0(), y) + component;
            for (int x = 0; x < area.width(); x++, to += components) {
                values[to] = samples[from++];
            }
        }
    }

    private int index(int x, int y) {
        Area image = size.image();
        return ((y - image.y0()) * image.width() + x - image.x0()) * size.components();
    }

    private void replicate(Area area, int[] samples, int component) {
        Area image = size.image();
        Area all = size.component(component);
        int dx = size.dx()[component];
        int dy = size.dy()[component];
        int from = 0;
        for (int y = area.y0(); y < area.y1(); y++) {
            int top = y == all.y0() ? image.y0() : y * dy;
            int bottom = y == all.y1() - 1 ? image.y1() : (y + 1) * dy;
            for (int x = area.x0(); x < area.x1(); x++) {
                int left = x == all.x0() ? image.x0() : x * dx;
                int right = x == all.x1() - 1 ? image.x1() : (x + 1) * dx;
                fill(new Area(left, top, right, bottom), samples[from++], component);
            }
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
