package io.niffler.dicom.pixel.jpegls;

import io.niffler.dicom.pixel.FrameException;
import java.util.Arrays;

/** Decodes runs of a value and the samples that end them (ITU-T T.87 A.7). */
final class RunDecoder {
    /** J: the logarithms of the lengths of run segments, by RUNindex. */
    private static final int[] SEGMENT_BITS = {
        0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15
    };
    /** The sample that ends a run has neighbours that differ, or that are alike (RItype). */
    private static final int DIFFERENT = 0;

    private static final int ALIKE = 1;

    private final GolombCodes codes;
    private final SampleDecoder samples;
    private final int near;
    private final int escape;
    private final int reset;
    private final int firstMagnitude;
    private final int[] magnitudes = new int[2];
    private final int[] counts = new int[2];
    private final int[] negatives = new int[2];

    RunDecoder(Coding coding, GolombCodes codes, SampleDecoder samples) {
        this.codes = codes;
        this.samples = samples;
        near = coding.near();
        escape = coding.limit() - coding.errorBits() - 1;
        reset = coding.reset();
        firstMagnitude = coding.firstMagnitude();
    }

    /** Forgets what was learnt. */
    void restart() {
        Arrays.fill(magnitudes, firstMagnitude);
        Arrays.fill(counts, 1);
        Arrays.fill(negatives, 0);
    }

    /**
     * The length of a run; it is less than {@code room} when another sample ends it (ITU-T T.87 A.7.1.2).
     *
     * @param lines whose RUNindex adapts to it
     * @param room how many samples there are to the end of the line
     */
    int length(Lines lines, int room) throws FrameException {
        int length = 0;
        while (codes.bits(1) == 1) {
            int segment = 1 << SEGMENT_BITS[lines.runIndex()];
            if (segment <= room - length) {
                lines.setRunIndex(Math.min(lines.runIndex() + 1, SEGMENT_BITS.length - 1));
            }
            length += segment;
            if (length >= room) {
                return room;
            }
        }
        length += codes.bits(SEGMENT_BITS[lines.runIndex()]);
        if (length >= room) {
            throw FrameException.corrupt("a run over the end of a line");
        }
        return length;
    }

    /** The sample that ends a run of a component of its own, or of one that alternates with others by line. */
    int end(Lines lines, int left, int above) throws FrameException {
        if (Math.abs(left - above) <= near) {
            return samples.sample(left, error(ALIKE, lines));
        }
        return endOfAny(lines, left, above);
    }

    /** A sample of a pixel that ends a run of pixels: its neighbours count as different (ITU-T T.87 B.3). */
    int endOfAny(Lines lines, int left, int above) throws FrameException {
        int error = error(DIFFERENT, lines);
        return samples.sample(above, left > above ? -error : error);
    }

    /** The prediction error of a sample that ends a run (ITU-T T.87 A.7.2.2), before its sign is applied. */
    private int error(int type, Lines lines) throws FrameException {
        int count = counts[type];
        int magnitude = magnitudes[type];
        int k = SampleDecoder.golombParameter(count, type == ALIKE ? magnitude + (count >> 1) : magnitude);
        int code = codes.next(k, escape - SEGMENT_BITS[lines.runIndex()] - 1);
        int mapped = code + type;
        int size = (mapped + 1) >> 1;
        boolean odd = (mapped & 1) == 1;
        boolean negative = size > 0 && odd == (k != 0 || 2 * negatives[type] >= count);

        magnitudes[type] = magnitude + ((code + 1 - type) >> 1);
        if (negative) {
            negatives[type]++;
        }
        if (count == reset) {
            magnitudes[type] >>= 1;
            negatives[type] >>= 1;
            count >>= 1;
        }
        counts[type] = count + 1;
        return negative ? -size : size;
    }

    /** After the samples that end a run, shorter ones are expected. */
    static void shorten(Lines lines) {
        lines.setRunIndex(Math.max(0, lines.runIndex() - 1));
    }
}
