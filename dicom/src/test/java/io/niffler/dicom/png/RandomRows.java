package io.niffler.dicom.png;

import java.util.Arrays;
import java.util.Random;

/** Rows for tests: samples of a given depth, packed. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RandomRows(int rows, int columns, int samplesPerPixel, int bitDepth, int[] samples) implements PixelRows {

    /** Samples that are not all alike and not all different: steps of a random walk. */
    static RandomRows of(int rows, int columns, int samplesPerPixel, int bitDepth, int step, long seed) {
        Random random = new Random(seed);
        int[] samples = new int[rows * columns * samplesPerPixel];
        int at = random.nextInt(1 << bitDepth);
        for (int i = 0; i < samples.length; i++) {
            at = (at + (step == 0 ? 0 : random.nextInt(2 * step + 1) - step)) & ((1 << bitDepth) - 1);
            samples[i] = at;
        }
        return new RandomRows(rows, columns, samplesPerPixel, bitDepth, samples);
    }

    @Override
    public void row(int y, byte[] target, int offset) {
        int perRow = columns * samplesPerPixel;
        Arrays.fill(target, offset, offset + rowBytes(), (byte) 0);
        for (int i = 0; i < perRow; i++) {
            int sample = samples[y * perRow + i];
            if (bitDepth == 16) {
                target[offset + 2 * i] = (byte) (sample >> 8);
                target[offset + 2 * i + 1] = (byte) sample;
            } else {
                int bit = i * bitDepth;
                target[offset + bit / 8] |= (byte) (sample << (8 - bitDepth - bit % 8));
            }
        }
    }
}
