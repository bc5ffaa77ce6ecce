package io.niffler.dicom.png.deflate;

/** Writes blocks of deflate (RFC 1951 3.2.3): with codes of their own, or stored where that is not longer. Not thread-safe. */
final class BlockDeflater {
    private static final int DISTANCE_LIMIT = 15;
    private static final int STORED = 0;
    private static final int DYNAMIC = 2;
    private static final int LONGEST_STORED = 0xFFFF;

    private final MatchFinder finder = new MatchFinder();
    private final Matches matches = new Matches();
    private final PairTokens pairs = new PairTokens();
    private final PrefixCode symbols = new PrefixCode(MatchCodes.LITERALS_AND_LENGTHS, LiteralWriter.CODE_LIMIT);
    private final PrefixCode distances = new PrefixCode(MatchCodes.DISTANCES, DISTANCE_LIMIT);
    private final CodeLengths header = new CodeLengths();
    private final LiteralWriter literals = new LiteralWriter();
    private final long[] lengthWords = new long[MatchCodes.LONGEST + 1];

    /** The most bytes that a block takes. */
    static int bound(int length) {
        return length + 5 * (length / LONGEST_STORED + 2);
    }

    /**
     * Adds a block to the sink, which must have room for {@link #bound}.
     *
     * @param block see {@link MatchFinder#find}
     */
    void deflate(byte[] block, int length, int rowLength, Search search, boolean last, BitSink sink) {
        if (search instanceof Search.Probes probes) {
            finder.find(block, length, rowLength, probes, matches);
        } else {
            pairs.find(block, length, rowLength, matches);
        }
        symbols.build(matches.symbols);
        distances.build(matches.distances);
        header.prepare(symbols, distances);
        if (bits() >= 8L * length) {
            stored(block, length, last, sink);
            return;
        }
        sink.put((last ? 1 : 0) | DYNAMIC << 1, 3);
        header.write(sink);
        prepareLengthWords();
        if (search instanceof Search.Probes) {
            write(block, length, sink);
        } else {
            pairs.write(symbols, distances, lengthWords, sink);
        }
        int end = symbols.words[MatchCodes.END_OF_BLOCK];
        sink.put(end >>> PrefixCode.WORD_SHIFT, end & PrefixCode.LENGTH_MASK);
    }

    private long bits() {
        long bits = header.bits();
        for (int i = 0; i < matches.symbols.length; i++) {
            int extra = i < MatchCodes.FIRST_LENGTH ? 0 : MatchCodes.lengthExtra(i - MatchCodes.FIRST_LENGTH);
            bits += (long) matches.symbols[i] * (symbols.lengths[i] + extra);
        }
        for (int i = 0; i < matches.distances.length; i++) {
            bits += (long) matches.distances[i] * (distances.lengths[i] + MatchCodes.distanceExtra(i));
        }
        return bits;
    }

    private static void stored(byte[] block, int length, boolean last, BitSink sink) {
        for (int from = 0; from < length; from += LONGEST_STORED) {
            int part = Math.min(LONGEST_STORED, length - from);
            sink.put((last && from + part == length ? 1 : 0) | STORED << 1, 3);
            sink.align();
            sink.put(part | (long) (~part & LONGEST_STORED) << Short.SIZE, Integer.SIZE);
            sink.putBytes(block, from, part);
        }
    }

    private void prepareLengthWords() {
        for (int length = MatchFinder.SHORTEST; length <= MatchCodes.LONGEST; length++) {
            int code = MatchCodes.ofLength(length);
            int extra = MatchCodes.lengthExtra(code);
            int word = symbols.words[MatchCodes.FIRST_LENGTH + code];
            int wordLength = word & PrefixCode.LENGTH_MASK;
            long bits = word >>> PrefixCode.WORD_SHIFT | (long) MatchCodes.lengthRest(length, extra) << wordLength;
            lengthWords[length] = bits << PrefixCode.WORD_SHIFT | (wordLength + extra);
        }
    }

    private void write(byte[] block, int length, BitSink sink) {
        literals.prepare(symbols);
        int at = 0;
        for (int i = 0; i < matches.count(); i++) {
            int end = at + matches.literals(i);
            literals.write(block, at, end, sink);
            match(matches.length(i), matches.distance(i), sink);
            at = end + matches.length(i);
        }
        literals.write(block, at, length, sink);
    }

    private void match(int length, int distance, BitSink sink) {
        long lengthWord = lengthWords[length];
        int code = MatchCodes.ofDistance(distance);
        int extra = MatchCodes.distanceExtra(code);
        int word = distances.words[code];
        int wordLength = word & PrefixCode.LENGTH_MASK;
        int lengthBits = (int) lengthWord & PrefixCode.LENGTH_MASK;
        long bits = lengthWord >>> PrefixCode.WORD_SHIFT
                | (long) (word >>> PrefixCode.WORD_SHIFT) << lengthBits
                | (long) MatchCodes.distanceRest(distance, extra) << (lengthBits + wordLength);
        sink.put(bits, lengthBits + wordLength + extra);
    }
}
