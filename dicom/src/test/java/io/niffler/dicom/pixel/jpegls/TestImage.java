package io.niffler.dicom.pixel.jpegls;

import io.niffler.dicom.pixel.CodedFrame;
import java.util.Random;

/**
 * A generated image.
 *
 * @param values the samples of a pixel side by side, row by row
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TestImage(int rows, int columns, int components, int[] values) {

    /** Areas of one value between waves and noise, so that all modes of the coding occur. */
    static TestImage of(int rows, int columns, int components, int precision, long seed) {
        Random random = new Random(seed);
        int maximum = (1 << precision) - 1;
        int[] values = new int[rows * columns * components];
        for (int i = 0; i < values.length; i++) {
            int pixel = i / components;
            int x = pixel % columns;
            int y = pixel / columns;
            boolean flat = (x / 7 + y / 5) % 3 == 0;
            boolean noisy = (x / 11 + y / 9) % 4 == 1;
            double wave = Math.sin(x / 6.0 + i % components) * Math.cos(y / 4.0) / 2 + 0.5;
            double level = flat ? 0.25 : noisy ? random.nextDouble() : wave + random.nextGaussian() / 200;
            values[i] = (int) Math.round(Math.max(0, Math.min(1, level)) * maximum);
        }
        return new TestImage(rows, columns, components, values);
    }

    /** An image that other programs can make too, for those streams of theirs that are checked in. */
    static TestImage pattern(int rows, int columns, int components, int precision) {
        int maximum = (1 << precision) - 1;
        int[] values = new int[rows * columns * components];
        for (int i = 0; i < values.length; i++) {
            int component = i % components;
            int x = i / components % columns;
            int y = i / components / columns;
            boolean flat = (x / 7 + y / 5) % 3 == 0;
            values[i] = flat ? maximum / 4 : (x * x * 37 + y * y * 11 + component * 51 + x * y * 5) & maximum;
        }
        return new TestImage(rows, columns, components, values);
    }

    int sample(int row, int column, int component) {
        return values[(row * columns + column) * components + component];
    }

    /** How far the values of another image are off at most. */
    int distance(int[] others) {
        int distance = 0;
        for (int i = 0; i < values.length; i++) {
            distance = Math.max(distance, Math.abs(values[i] - others[i]));
        }
        return distance;
    }

    /** What a data set with this image says. */
    CodedFrame frame(int precision, byte[] stream) {
        return new CodedFrame(
                "1.2.840.10008.1.2.4.80",
                rows,
                columns,
                components,
                precision > 8 ? 16 : 8,
                precision,
                false,
                stream,
                0,
                stream.length);
    }
}
