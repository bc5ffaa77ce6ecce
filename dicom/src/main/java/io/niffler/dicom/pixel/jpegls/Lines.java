package io.niffler.dicom.pixel.jpegls;

import java.util.Arrays;

/**
 * The line of a component that is being decoded and the one above it. Each has a cell more on both sides, so that the
 * neighbours of the first and the last sample are found like those of others (ITU-T T.87 A.2.1).
 */
final class Lines {
    private final int width;
    private int[] above;
    private int[] current;
    private int runIndex;

    Lines(int width) {
        this.width = width;
        above = new int[width + 2];
        current = new int[width + 2];
    }

    /** Starts over: above the next line there are zeros. */
    void restart() {
        Arrays.fill(current, 0);
        runIndex = 0;
    }

    /** Goes to the next line. */
    void advance() {
        int[] done = current;
        current = above;
        above = done;
        above[width + 1] = above[width];
        current[0] = above[1];
    }

    int width() {
        return width;
    }

    /** The line above; its first sample has index 1. */
    int[] above() {
        return above;
    }

    /** The line itself; its first sample has index 1. */
    int[] current() {
        return current;
    }

    /** RUNindex: how long the runs of this component are expected to be. */
    int runIndex() {
        return runIndex;
    }

    void setRunIndex(int runIndex) {
        this.runIndex = runIndex;
    }
}
