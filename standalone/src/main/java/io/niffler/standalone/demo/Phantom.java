package io.niffler.standalone.demo;

import java.util.SplittableRandom;

/** Draws images with the look of a body part: ellipses, texture and noise, 12 bits deep. */
public final class Phantom {
    private static final int MAX = 4095;
    /** Stored value of a CT pixel = Hounsfield units + this. */
    static final int CT_OFFSET = 1024;

    private final int size;
    private final SplittableRandom random;
    private final short[] pixels;

    private Phantom(int size, long seed) {
        this.size = size;
        this.random = new SplittableRandom(seed);
        this.pixels = new short[size * size];
    }

    /**
     * An image of {@code size} x {@code size} pixels.
     *
     * @param position where in the body, 0 to 1
     */
    public static short[] draw(String modality, int size, double position, long seed) {
        Phantom phantom = new Phantom(size, seed);
        switch (modality) {
            case "CT" -> phantom.thorax(position);
            case "MR" -> phantom.head(position);
            default -> phantom.chestFilm();
        }
        return phantom.pixels;
    }

    private void thorax(double position) {
        double lung = 0.16 + 0.10 * Math.sin(Math.PI * position);
        fill((x, y) -> {
            if (!inside(x, y, 0, 0, 0.82, 0.60)) {
                return -1000;
            }
            if (inside(x, y, 0, 0.34, 0.10, 0.10)) {
                return inside(x, y, 0, 0.32, 0.04, 0.04) ? 40 : 600;
            }
            if (inside(x, y, -0.38, -0.02, lung + 0.08, lung + 0.18)
                    || inside(x, y, 0.38, -0.02, lung + 0.08, lung + 0.18)) {
                return -860 + 60 * Math.sin(40 * x) * Math.sin(37 * y);
            }
            if (inside(x, y, 0.08, -0.12, 0.20, 0.18)) {
                return 120;
            }
            return inside(x, y, 0, 0, 0.76, 0.54) ? 45 : -100;
        });
        finish(12, CT_OFFSET);
    }

    private void head(double position) {
        double scale = 0.55 + 0.35 * Math.sin(Math.PI * (0.15 + 0.7 * position));
        fill((x, y) -> {
            if (!inside(x, y, 0, 0, 0.80 * scale, 0.98 * scale)) {
                return 0;
            }
            if (!inside(x, y, 0, 0, 0.74 * scale, 0.92 * scale)) {
                return 1500;
            }
            if (!inside(x, y, 0, 0, 0.68 * scale, 0.86 * scale)) {
                return 150;
            }
            if (inside(x, y, -0.12, -0.05, 0.08 * scale, 0.26 * scale)
                    || inside(x, y, 0.12, -0.05, 0.08 * scale, 0.26 * scale)) {
                return 300;
            }
            double folds = Math.sin(26 * x + 4 * Math.sin(9 * y)) * Math.cos(23 * y);
            return folds > 0.1 ? 900 : 700;
        });
        finish(35, 0);
    }

    private void chestFilm() {
        fill((x, y) -> {
            double value = 2600 - 900 * (x * x) - 300 * y;
            if (inside(x, y, -0.42, -0.05, 0.30, 0.62) || inside(x, y, 0.42, -0.05, 0.30, 0.62)) {
                value -= 1300;
                value += 260 * Math.max(0, Math.sin(22 * (y + 0.35 * x * x)));
            }
            if (inside(x, y, 0.14, 0.20, 0.30, 0.34)) {
                value += 500;
            }
            return Math.abs(x) < 0.06 ? value + 350 : value;
        });
        finish(25, 0);
    }

    private void fill(Field field) {
        for (int row = 0; row < size; row++) {
            double y = 2.0 * row / size - 1;
            for (int column = 0; column < size; column++) {
                pixels[row * size + column] = (short) field.at(2.0 * column / size - 1, y);
            }
        }
    }

    /** Adds noise of about that deviation and the offset, and clips to 12 bits. */
    private void finish(int deviation, int offset) {
        for (int i = 0; i < pixels.length; i++) {
            int noise = random.nextInt(-deviation, deviation + 1) + random.nextInt(-deviation, deviation + 1);
            pixels[i] = (short) Math.max(0, Math.min(MAX, pixels[i] + noise + offset));
        }
    }

    private static boolean inside(double x, double y, double centreX, double centreY, double radiusX, double radiusY) {
        double dx = (x - centreX) / radiusX;
        double dy = (y - centreY) / radiusY;
        return dx * dx + dy * dy <= 1;
    }

    /** A value for each point of the square from -1 to 1. */
    private interface Field {
        double at(double x, double y);
    }
}
