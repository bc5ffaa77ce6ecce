package io.niffler.dicom.png.deflate;

/**
 * What is written for each sample of 16 bits and for each distance of a pair of them, in tables: one look into them is less
 * work than putting it together, once a block has some thousand tokens.
 */
final class PairWords {
    private static final int LITERALS = 1 << Byte.SIZE;

    /** By sample: the words of its high and its low byte, in the form of {@link MatchWords#of}. */
    final int[] samples = new int[LITERALS * LITERALS];

    /** By distance from 1 on: the match of two samples, in the same form. */
    final long[] pairs = new long[MatchCodes.FARTHEST + 1];

    private final int[] literals = new int[LITERALS];

    /** Takes the codes of a block. Words of literals have at most {@link LiteralWriter#CODE_LIMIT} bits. */
    void prepare(PrefixCode symbols, MatchWords matches) {
        for (int literal = 0; literal < LITERALS; literal++) {
            literals[literal] = (int) MatchWords.wide(symbols.words[literal]);
        }
        for (int high = 0; high < LITERALS; high++) {
            joinWithAll(literals[high], high << Byte.SIZE);
        }
        int distance = 1;
        for (int code = 0; code < MatchCodes.DISTANCES; code++) {
            int extra = MatchCodes.distanceExtra(code);
            addPairs(distance, extra, matches.of(2 * PairTokens.SAMPLE, distance));
            distance += 1 << extra;
        }
    }

    /** The distances of a code, which differ in the extra bits alone. */
    private void addPairs(int first, int extra, long firstWord) {
        long word = firstWord;
        long step = 1L << (MatchWords.SHIFT + (word & MatchWords.LENGTH_MASK) - extra);
        for (int distance = first; distance < first + (1 << extra); distance++) {
            pairs[distance] = word;
            word += step;
        }
    }

    /** As {@link MatchWords#joined}, on ints: the compiler makes vectors of them. */
    private void joinWithAll(int high, int at) {
        int shift = high & MatchWords.LENGTH_MASK;
        for (int low = 0; low < LITERALS; low++) {
            int length = literals[low] & MatchWords.LENGTH_MASK;
            samples[at + low] = high + length + ((literals[low] - length) << shift);
        }
    }
}
