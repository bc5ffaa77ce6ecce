package io.niffler.dicom.png;

import java.util.Arrays;

/**
 * Chooses and applies a filter (PNG 9) to rows. Differences to the row above compress best, but for samples of 16 bits that
 * take few values, as stretched stored values do: differences of their bytes take more. A choice that measurement gave.
 */
final class RowFilter {
    static final byte NONE = 0;
    static final byte UP = 2;

    private static final int SAMPLED = 16;

    /** By how much fewer bits differences must have, since repetitions shorten unfiltered rows more. */
    private static final double ADVANTAGE = 1.2;

    private final int[] plain = new int[1 << Byte.SIZE];
    private final int[] differences = new int[1 << Byte.SIZE];
    private byte[] above = {};
    private byte[] row = {};

    /**
     * Whether differences to the row above are likely to be shorter.
     *
     * @param rows of so many bytes each, the first one being that above the block
     * @param count rows without the first one
     */
    boolean prefersUp(byte[] rows, int length, int count) {
        Arrays.fill(plain, 0);
        Arrays.fill(differences, 0);
        for (int row = Math.min(count, SAMPLED / 2); row <= count; row += SAMPLED) {
            int at = row * length;
            for (int i = at; i < at + length; i++) {
                plain[rows[i] & 0xFF]++;
                differences[(rows[i] - rows[i - length]) & 0xFF]++;
            }
        }
        return information(plain) > ADVANTAGE * information(differences);
    }

    /** The information of symbols that occur so often, in units of the natural logarithm. */
    private static double information(int[] counts) {
        double sum = 0;
        int total = 0;
        for (int count : counts) {
            if (count > 0) {
                sum += count * Math.log(count);
                total += count;
            }
        }
        return total == 0 ? 0 : total * Math.log(total) - sum;
    }

    /**
     * Filters the rows of a block.
     *
     * @param rows as for {@link #prefersUp}
     * @param target gets each row after its filter type
     */
    void apply(byte filter, byte[] rows, int length, int count, byte[] target) {
        if (above.length < length) {
            above = new byte[length];
            row = new byte[length];
        }
        for (int i = 0; i < count; i++) {
            int to = i * (length + 1);
            target[to] = filter;
            if (filter == UP) {
                System.arraycopy(rows, i * length, above, 0, length);
                System.arraycopy(rows, (i + 1) * length, row, 0, length);
                subtract(row, above, length);
                System.arraycopy(row, 0, target, to + 1, length);
            } else {
                System.arraycopy(rows, (i + 1) * length, target, to + 1, length);
            }
        }
    }

    /** Vectorised by the compiler, unlike one between places of the same array: that is worth the copies. */
    private static void subtract(byte[] from, byte[] what, int length) {
        for (int i = 0; i < length; i++) {
            from[i] -= what[i];
        }
    }
}
