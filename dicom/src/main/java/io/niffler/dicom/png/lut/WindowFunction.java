package io.niffler.dicom.png.lut;

/** VOI LUT Function (PS3.3 C.11.2.1.2, C.11.2.1.3): which part of the output a value gets, from 0 to 1. */
public enum WindowFunction {
    LINEAR(1) {
        @Override
        double fraction(double x, double centre, double width) {
            double middle = centre - 0.5;
            double half = (width - 1) / 2;
            if (x <= middle - half) {
                return 0;
            }
            return x > middle + half ? 1 : (x - middle) / (width - 1) + 0.5;
        }
    },
    LINEAR_EXACT(Double.MIN_VALUE) {
        @Override
        double fraction(double x, double centre, double width) {
            if (x <= centre - width / 2) {
                return 0;
            }
            return x > centre + width / 2 ? 1 : (x - centre) / width + 0.5;
        }
    },
    SIGMOID(Double.MIN_VALUE) {
        @Override
        double fraction(double x, double centre, double width) {
            return 1 / (1 + Math.exp(-4 * (x - centre) / width));
        }
    };

    private final double leastWidth;

    WindowFunction(double leastWidth) {
        this.leastWidth = leastWidth;
    }

    abstract double fraction(double x, double centre, double width);

    /** Whether a width can be used: at least 1 for LINEAR, above 0 for the others. */
    boolean allows(double width) {
        return width >= leastWidth && width <= Double.MAX_VALUE;
    }
}
