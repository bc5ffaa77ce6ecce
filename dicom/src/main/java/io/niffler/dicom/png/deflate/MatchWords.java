package io.niffler.dicom.png.deflate;

/** What is written for matches with the codes of a block: the words of length and distance, each with its extra bits. */
final class MatchWords {
    /** How far the bits of what {@link #of} gives are shifted: the lower ones are how many there are, at most 48. */
    static final int SHIFT = 6;

    static final int LENGTH_MASK = (1 << SHIFT) - 1;

    /** By length: word and extra bits. */
    private final long[] lengths = new long[MatchCodes.LONGEST + 1];

    private int[] distances = {};

    /** Takes the codes of a block. */
    void prepare(PrefixCode symbolCode, PrefixCode distanceCode) {
        for (int length = MatchFinder.SHORTEST; length <= MatchCodes.LONGEST; length++) {
            int code = MatchCodes.ofLength(length);
            int extra = MatchCodes.lengthExtra(code);
            long word = wide(symbolCode.words[MatchCodes.FIRST_LENGTH + code]);
            lengths[length] = withRest(word, MatchCodes.lengthRest(length, extra), extra);
        }
        distances = distanceCode.words;
    }

    /** The bits of a match of 4 to 258 bytes, the first one lowest, above how many they are. */
    long of(int length, int distance) {
        int code = MatchCodes.ofDistance(distance);
        int extra = MatchCodes.distanceExtra(code);
        long words = joined(lengths[length], wide(distances[code]));
        return withRest(words, MatchCodes.distanceRest(distance, extra), extra);
    }

    /** A word of a code in the form of {@link #of}. */
    static long wide(int word) {
        return (long) (word >>> PrefixCode.WORD_SHIFT) << SHIFT | (word & PrefixCode.LENGTH_MASK);
    }

    /** Two words as one. */
    static long joined(long first, long second) {
        long length = second & LENGTH_MASK;
        return first + length + ((second - length) << (first & LENGTH_MASK));
    }

    private static long withRest(long word, int rest, int extra) {
        return joined(word, (long) rest << SHIFT | extra);
    }
}
