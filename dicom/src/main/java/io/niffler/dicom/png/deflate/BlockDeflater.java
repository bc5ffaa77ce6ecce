package io.niffler.dicom.png.deflate;

/** Writes blocks of deflate (RFC 1951 3.2.3): with codes of their own, or stored where that is not longer. Not thread-safe. */
final class BlockDeflater {
    private static final int DISTANCE_LIMIT = 15;
    private static final int STORED = 0;
    private static final int DYNAMIC = 2;
    private static final int LONGEST_STORED = 0xFFFF;

    /** Bytes for the codes, at most 14 bits for each symbol, and for what begins and ends a block. */
    private static final int LONGEST_HEADER = 1024;

    private final MatchFinder finder = new MatchFinder();
    private final Matches matches = new Matches();
    private final PairTokens pairs = new PairTokens();
    private final PrefixCode symbols = new PrefixCode(MatchCodes.LITERALS_AND_LENGTHS, LiteralWriter.CODE_LIMIT);
    private final PrefixCode distances = new PrefixCode(MatchCodes.DISTANCES, DISTANCE_LIMIT);
    private final CodeLengths header = new CodeLengths();
    private final LiteralWriter literals = new LiteralWriter();
    private final MatchWords words = new MatchWords();

    /** The most bytes that a block takes before it is known whether to store it: words of literals are the longest for a byte. */
    static int bound(int length) {
        return length + length * (LiteralWriter.CODE_LIMIT - Byte.SIZE) / Byte.SIZE + LONGEST_HEADER;
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
        words.prepare(symbols, distances);
        long start = sink.length();
        sink.put((last ? 1 : 0) | DYNAMIC << 1, 3);
        header.write(sink);
        if (search instanceof Search.Probes) {
            write(block, length, sink);
        } else {
            pairs.write(block, symbols, words, sink);
        }
        int end = symbols.words[MatchCodes.END_OF_BLOCK];
        sink.put(end >>> PrefixCode.WORD_SHIFT, end & PrefixCode.LENGTH_MASK);
        if (sink.length() - start >= (long) Byte.SIZE * length) {
            sink.rewind(start);
            stored(block, length, last, sink);
        }
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

    private void write(byte[] block, int length, BitSink sink) {
        literals.prepare(symbols);
        int at = 0;
        for (int i = 0; i < matches.count(); i++) {
            int end = at + matches.literals(i);
            literals.write(block, at, end, sink);
            long word = words.of(matches.length(i), matches.distance(i));
            sink.put(word >>> MatchWords.SHIFT, (int) word & MatchWords.LENGTH_MASK);
            at = end + matches.length(i);
        }
        literals.write(block, at, length, sink);
    }
}
