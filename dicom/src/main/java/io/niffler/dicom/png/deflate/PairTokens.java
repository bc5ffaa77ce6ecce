package io.niffler.dicom.png.deflate;

import java.util.Arrays;

/**
 * Rows of samples of 16 bits as tokens of one form: two symbols and the extra bits of the second one. They are the literals of
 * a sample, or the length and distance of a match. So neither finding nor writing them needs to tell them apart.
 */
final class PairTokens {
    private static final int SAMPLE = 2;
    private static final int LITERALS = 1 << Byte.SIZE;

    /** First symbols from here on are halves of lengths. */
    private static final int HALF_LENGTHS = LITERALS;

    /** The second symbol of a filter type, which is a literal alone. */
    private static final int NOTHING = LITERALS;

    /** Second symbols from here on are codes of distances. */
    private static final int DISTANCES = NOTHING + 1;

    private static final int PAIR = HALF_LENGTHS + 2;
    private static final int SYMBOL_BITS = 9;
    private static final int SYMBOL_MASK = (1 << SYMBOL_BITS) - 1;
    private static final int SECOND_SHIFT = 5;

    private final PairFinder finder = new PairFinder();
    private final int[] firstCounts = new int[1 << SYMBOL_BITS];
    private final int[] secondCounts = new int[1 << SYMBOL_BITS];
    private final int[] firstWords = new int[1 << SYMBOL_BITS];
    private final int[] secondWords = new int[1 << SYMBOL_BITS];
    private char[] found = {};
    private int[] tokens = {};
    private int count;

    /** Finds the tokens of a block, and counts symbols and distances into {@code matches}. */
    void find(byte[] block, int length, int rowLength, Matches matches) {
        restart(length, rowLength);
        for (int row = 0; row < length; row += rowLength) {
            add(block[row] & 0xFF, NOTHING, 0);
            row(block, row + 1, (rowLength - 1) / 2);
            if (rowLength % 2 == 0) {
                add(block[row + rowLength - 1] & 0xFF, NOTHING, 0);
            }
        }
        matches.restart(0);
        for (int i = 0; i < LITERALS; i++) {
            matches.symbols[i] = firstCounts[i] + secondCounts[i];
        }
        for (int half = 2; half <= MatchCodes.LONGEST / 2; half++) {
            matches.symbols[MatchCodes.FIRST_LENGTH + MatchCodes.ofLength(2 * half)] +=
                    firstCounts[HALF_LENGTHS + half];
        }
        System.arraycopy(secondCounts, DISTANCES, matches.distances, 0, MatchCodes.DISTANCES);
    }

    private void restart(int length, int rowLength) {
        if (tokens.length < length) {
            tokens = new int[length];
        }
        if (found.length < rowLength) {
            found = new char[rowLength];
        }
        Arrays.fill(found, (char) 0);
        Arrays.fill(firstCounts, 0);
        Arrays.fill(secondCounts, 0);
        count = 0;
        finder.restart();
    }

    private void row(byte[] block, int from, int samples) {
        finder.find(block, from, samples, found);
        int end = from + 2 * samples;
        int i = 0;
        while (i < samples) {
            int distance = found[i];
            int at = from + 2 * i;
            int isMatch = -distance >> (Integer.SIZE - 1);
            int extra = MatchCodes.extraOfDistance(distance);
            int code = DISTANCES + MatchCodes.ofDistance(distance, extra);
            int rest = MatchCodes.distanceRest(distance, extra);
            if (((distance ^ found[i + 1]) | ~isMatch) == 0) {
                int most = Math.min(end, at + MatchCodes.LONGEST);
                int half = MatchFinder.length(block, at - distance, at, 2 * SAMPLE, most) / SAMPLE;
                add(HALF_LENGTHS + half, code, rest);
                i += half;
            } else {
                add(
                        select(isMatch, PAIR, block[at] & 0xFF),
                        select(isMatch, code, block[at + 1] & 0xFF),
                        rest & isMatch);
                i += 1 - isMatch;
            }
        }
    }

    private static int select(int mask, int ones, int zeros) {
        return zeros ^ ((zeros ^ ones) & mask);
    }

    private void add(int first, int second, int rest) {
        firstCounts[first]++;
        secondCounts[second]++;
        tokens[count++] = first | second << SYMBOL_BITS | rest << (2 * SYMBOL_BITS);
    }

    /** Writes the tokens, without the end of the block. */
    void write(PrefixCode symbols, PrefixCode distances, long[] lengthWords, BitSink sink) {
        prepare(symbols, distances, lengthWords);
        byte[] out = sink.bytes;
        int position = sink.position;
        long bits = sink.bits;
        int used = sink.count;
        for (int i = 0; i < count; i++) {
            int token = tokens[i];
            int first = firstWords[token & SYMBOL_MASK];
            bits |= (long) (first >>> PrefixCode.WORD_SHIFT) << used;
            used += first & PrefixCode.LENGTH_MASK;
            int second = secondWords[token >>> SYMBOL_BITS & SYMBOL_MASK];
            int word = second >>> SECOND_SHIFT;
            long rest = (long) token >>> (2 * SYMBOL_BITS);
            bits |= ((long) (word >>> PrefixCode.WORD_SHIFT) | rest << (word & PrefixCode.LENGTH_MASK)) << used;
            used += second & PrefixCode.LENGTH_MASK;
            BitSink.LONGS.set(out, position, bits);
            position += used >>> 3;
            bits >>>= used & ~7;
            used &= 7;
        }
        sink.position = position;
        sink.bits = bits;
        sink.count = used;
    }

    private void prepare(PrefixCode symbols, PrefixCode distances, long[] lengthWords) {
        for (int i = 0; i < LITERALS; i++) {
            firstWords[i] = symbols.words[i];
            secondWords[i] = second(symbols.words[i], 0);
        }
        for (int half = 2; half <= MatchCodes.LONGEST / 2; half++) {
            firstWords[HALF_LENGTHS + half] = (int) lengthWords[2 * half];
        }
        secondWords[NOTHING] = 0;
        for (int code = 0; code < MatchCodes.DISTANCES; code++) {
            secondWords[DISTANCES + code] = second(distances.words[code], MatchCodes.distanceExtra(code));
        }
    }

    /** A word above its length with the extra bits. */
    private static int second(int word, int extra) {
        return word << SECOND_SHIFT | (word & PrefixCode.LENGTH_MASK) + extra;
    }
}
