package io.niffler.dicom.png.deflate;

import java.util.Arrays;

/** Counts the symbols of rows of samples of 16 bits, without a branch for what cannot be predicted. */
final class PairCounts {
    private static final int LITERALS = 1 << Byte.SIZE;

    /** First symbols from here on are samples of matches. */
    private static final int MATCHES = LITERALS;

    private static final int PAIR = MATCHES + 2;

    /** Second symbols from here on are codes of distances. */
    private static final int DISTANCES = LITERALS;

    /** High bytes of samples, and matches. */
    private final int[] first = new int[MATCHES + MatchCodes.LONGEST / PairTokens.SAMPLE + 1];

    /** Low bytes of samples, and distances. */
    private final int[] second = new int[DISTANCES + MatchCodes.DISTANCES + 2];

    void restart() {
        Arrays.fill(first, 0);
        Arrays.fill(second, 0);
    }

    /** Counts a row with its filter type; {@code found} has the distances of its pairs from an index on. */
    void add(byte[] block, int row, int rowLength, char[] found, int firstFound) {
        int samples = (rowLength - 1) / PairTokens.SAMPLE;
        int from = row + 1;
        int end = from + PairTokens.SAMPLE * samples;
        first[block[row] & 0xFF]++;
        if (end < row + rowLength) {
            first[block[end] & 0xFF]++;
        }
        int i = 0;
        while (i < samples) {
            int at = from + PairTokens.SAMPLE * i;
            int distance = found[firstFound + i];
            int isMatch = PairTokens.isMatch(distance);
            int code = DISTANCES + (isMatch & MatchCodes.ofDistance(Math.max(1, distance)));
            if (PairTokens.goesOn(distance, found[firstFound + i + 1])) {
                int repeated = PairTokens.samples(block, at, distance, end);
                first[MATCHES + repeated]++;
                second[code]++;
                i += repeated;
            } else {
                first[select(isMatch, PAIR, block[at] & 0xFF)]++;
                second[select(isMatch, code, block[at + 1] & 0xFF)]++;
                i += 1 - isMatch;
            }
        }
    }

    private static int select(int mask, int ones, int zeros) {
        return zeros ^ ((zeros ^ ones) & mask);
    }

    /** Puts the counts in place of others; what may occur in rows that were not counted has occurred once. */
    void putInto(Matches matches, boolean all) {
        int unseen = all ? 0 : 1;
        matches.restart(0);
        for (int literal = 0; literal < LITERALS; literal++) {
            matches.symbols[literal] = first[literal] + second[literal] + unseen;
        }
        for (int repeated = 2; repeated <= MatchCodes.LONGEST / PairTokens.SAMPLE; repeated++) {
            int code = MatchCodes.ofLength(PairTokens.SAMPLE * repeated);
            matches.symbols[MatchCodes.FIRST_LENGTH + code] += first[MATCHES + repeated] + unseen;
        }
        for (int code = 0; code < MatchCodes.DISTANCES; code++) {
            matches.distances[code] = second[DISTANCES + code] + unseen;
        }
    }
}
