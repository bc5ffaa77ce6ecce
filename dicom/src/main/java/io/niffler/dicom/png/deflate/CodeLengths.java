package io.niffler.dicom.png.deflate;

import java.util.Arrays;

/** The head of a block that tells its codes (RFC 1951 3.2.7): the lengths of code words, with runs shortened, in a code again. */
final class CodeLengths {
    private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    private static final int LIMIT = 7;
    private static final int REPEAT = 16;
    private static final int ZEROS = 17;
    private static final int MANY_ZEROS = 18;
    private static final int[] EXTRA_BITS = {2, 3, 7};
    private static final int[] SHORTEST_RUN = {3, 3, 11};
    private static final int SYMBOL_BITS = 5;

    private final byte[] lengths = new byte[MatchCodes.LITERALS_AND_LENGTHS + MatchCodes.DISTANCES];

    /** Symbols, each below what its extra bits hold. */
    private final int[] runs = new int[lengths.length];

    private final int[] counts = new int[ORDER.length];
    private final PrefixCode code = new PrefixCode(ORDER.length, LIMIT);
    private int runCount;
    private int symbolCount;
    private int distanceCount;
    private int codeCount;

    /** Takes the codes of a block. */
    void prepare(PrefixCode symbols, PrefixCode distances) {
        symbolCount = Math.max(symbols.last() + 1, MatchCodes.FIRST_LENGTH);
        distanceCount = Math.max(distances.last() + 1, 1);
        System.arraycopy(symbols.lengths, 0, lengths, 0, symbolCount);
        System.arraycopy(distances.lengths, 0, lengths, symbolCount, distanceCount);
        Arrays.fill(counts, 0);
        runCount = 0;
        int total = symbolCount + distanceCount;
        for (int at = 0; at < total; ) {
            int end = at + 1;
            while (end < total && lengths[end] == lengths[at]) {
                end++;
            }
            run(lengths[at], end - at);
            at = end;
        }
        code.build(counts);
        codeCount = ORDER.length;
        while (codeCount > 4 && code.lengths[ORDER[codeCount - 1]] == 0) {
            codeCount--;
        }
    }

    private void run(int length, int times) {
        int left = times;
        if (length != 0) {
            add(length, 0);
            left--;
        }
        while (left >= 3) {
            int symbol = length != 0 ? REPEAT : left >= 11 ? MANY_ZEROS : ZEROS;
            int shortest = SHORTEST_RUN[symbol - REPEAT];
            int part = Math.min(left, shortest + (1 << EXTRA_BITS[symbol - REPEAT]) - 1);
            add(symbol, part - shortest);
            left -= part;
        }
        for (; left > 0; left--) {
            add(length, 0);
        }
    }

    private void add(int symbol, int extra) {
        runs[runCount++] = extra << SYMBOL_BITS | symbol;
        counts[symbol]++;
    }

    /** Writes the head, but for the three bits that begin the block. */
    void write(BitSink sink) {
        sink.put(symbolCount - MatchCodes.FIRST_LENGTH, 5);
        sink.put(distanceCount - 1, 5);
        sink.put(codeCount - 4, 4);
        for (int i = 0; i < codeCount; i++) {
            sink.put(code.lengths[ORDER[i]], 3);
        }
        for (int i = 0; i < runCount; i++) {
            int symbol = runs[i] & ((1 << SYMBOL_BITS) - 1);
            int word = code.words[symbol];
            sink.put(word >>> PrefixCode.WORD_SHIFT, word & PrefixCode.LENGTH_MASK);
            sink.put(runs[i] >>> SYMBOL_BITS, extraBits(symbol));
        }
    }

    private static int extraBits(int symbol) {
        return symbol < REPEAT ? 0 : EXTRA_BITS[symbol - REPEAT];
    }
}
