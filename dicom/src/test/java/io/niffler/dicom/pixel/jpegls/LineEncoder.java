package io.niffler.dicom.pixel.jpegls;

/** Codes the lines between two restarts. */
final class LineEncoder {
    private final EncoderModel model;
    private final TestImage image;
    private final int near;
    private final int first;
    private final int count;
    private final boolean bySample;
    private final int[] runIndex;
    /** Lines as they will be decoded, with a cell more on both sides. */
    private int[][] above;

    private int[][] line;

    LineEncoder(Coding coding, TestImage image, int first, int count, boolean bySample) {
        model = new EncoderModel(coding);
        near = coding.near();
        this.image = image;
        this.first = first;
        this.count = count;
        this.bySample = bySample;
        runIndex = new int[count];
        above = new int[count][image.columns() + 2];
        line = new int[count][image.columns() + 2];
    }

    void encode(StuffedBits bits, int from, int to) {
        model.restart(bits);
        for (int row = from; row < to; row++) {
            for (int i = 0; i < count; i++) {
                above[i][image.columns() + 1] = above[i][image.columns()];
                line[i][0] = above[i][1];
            }
            if (bySample) {
                encode(row, 0, count);
            } else {
                for (int i = 0; i < count; i++) {
                    encode(row, i, i + 1);
                }
            }
            int[][] done = line;
            line = above;
            above = done;
        }
    }

    /** One line of the components {@code from} to {@code to}, sample by sample when there are several. */
    private void encode(int row, int from, int to) {
        int x = 1;
        while (x <= image.columns()) {
            if (inRun(x, from, to)) {
                x = run(row, x, from, to);
                continue;
            }
            for (int i = from; i < to; i++) {
                line[i][x] =
                        model.regular(context(i, x), line[i][x - 1], above[i][x], above[i][x - 1], sample(row, x, i));
            }
            x++;
        }
    }

    private int run(int row, int start, int from, int to) {
        int x = start;
        while (x <= image.columns() && continues(row, x, from, to)) {
            for (int i = from; i < to; i++) {
                line[i][x] = line[i][x - 1];
            }
            x++;
        }
        boolean toEnd = x > image.columns();
        runIndex[from] = model.run(x - start, toEnd, runIndex[from]);
        if (toEnd) {
            return x;
        }
        for (int i = from; i < to; i++) {
            line[i][x] = model.interruption(line[i][x - 1], above[i][x], sample(row, x, i), runIndex[from], !bySample);
        }
        runIndex[from] = Math.max(0, runIndex[from] - 1);
        return x + 1;
    }

    private boolean inRun(int x, int from, int to) {
        for (int i = from; i < to; i++) {
            if (context(i, x) != 0) {
                return false;
            }
        }
        return true;
    }

    private boolean continues(int row, int x, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Math.abs(sample(row, x, i) - line[i][x - 1]) > near) {
                return false;
            }
        }
        return true;
    }

    private int context(int i, int x) {
        return model.context(line[i][x - 1], above[i][x], above[i][x - 1], above[i][x + 1]);
    }

    private int sample(int row, int x, int i) {
        return image.sample(row, x - 1, first + i);
    }
}
