package io.niffler.dicom.png.deflate;

import java.util.Arrays;

/** The matches of a block, in order, with the literals between them, and how often each symbol occurs. */
final class Matches {
    private static final int LENGTH_BITS = 9;
    private static final int DISTANCE_BITS = 16;
    private static final int LITERALS_SHIFT = LENGTH_BITS + DISTANCE_BITS;

    final int[] symbols = new int[MatchCodes.LITERALS_AND_LENGTHS];
    final int[] distances = new int[MatchCodes.DISTANCES];

    /** Counts of every other literal, so that two equal ones in a row are not counted in the same place. */
    private final int[] others = new int[1 << Byte.SIZE];

    private long[] packed = {};
    private int count;

    /** Empties it, with room for the matches of a block of so many bytes. */
    void restart(int length) {
        if (packed.length < length / MatchFinder.SHORTEST + 1) {
            packed = new long[length / MatchFinder.SHORTEST + 1];
        }
        count = 0;
        Arrays.fill(symbols, 0);
        Arrays.fill(others, 0);
        Arrays.fill(distances, 0);
        symbols[MatchCodes.END_OF_BLOCK] = 1;
    }

    void add(int literals, int length, int distance) {
        packed[count++] = (long) literals << LITERALS_SHIFT | (long) length << DISTANCE_BITS | distance;
        symbols[MatchCodes.FIRST_LENGTH + MatchCodes.ofLength(length)]++;
        distances[MatchCodes.ofDistance(distance)]++;
    }

    void countLiterals(byte[] block, int from, int to) {
        int i = from;
        for (; i + 1 < to; i += 2) {
            symbols[block[i] & 0xFF]++;
            others[block[i + 1] & 0xFF]++;
        }
        if (i < to) {
            symbols[block[i] & 0xFF]++;
        }
    }

    /** Ends counting. */
    void finish() {
        for (int i = 0; i < others.length; i++) {
            symbols[i] += others[i];
        }
    }

    int count() {
        return count;
    }

    /** Literals before a match. */
    int literals(int index) {
        return (int) (packed[index] >>> LITERALS_SHIFT);
    }

    int length(int index) {
        return (int) (packed[index] >>> DISTANCE_BITS) & ((1 << LENGTH_BITS) - 1);
    }

    int distance(int index) {
        return (int) packed[index] & ((1 << DISTANCE_BITS) - 1);
    }
}
