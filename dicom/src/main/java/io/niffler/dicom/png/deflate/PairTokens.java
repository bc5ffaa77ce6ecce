package io.niffler.dicom.png.deflate;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Rows of samples of 16 bits as tokens: a sample, or a match of two samples and more. Whether a pair stood before cannot be
 * predicted: both are worked out, and one is taken without a branch. The codes are made of the tokens of some rows, so that
 * those of all rows are written as they are chosen.
 */
final class PairTokens {
    /** Bytes of a sample. */
    static final int SAMPLE = 2;

    private static final VarHandle SAMPLES = MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.BIG_ENDIAN);

    /** At least so many rows are counted, all of them when there are not twice as many. */
    private static final int COUNTED = 32;

    private final PairFinder finder = new PairFinder();
    private final PairCounts counts = new PairCounts();
    private final PairWords words = new PairWords();

    /** By sample: how far before the pair that begins there stood, or 0. */
    private char[] found = {};

    private int length;
    private int rowLength;
    private int samples;

    /** Finds the pairs of a block, and counts symbols and distances of some of its rows into {@code matches}. */
    void find(byte[] block, int blockLength, int blockRowLength, Matches matches) {
        length = blockLength;
        rowLength = blockRowLength;
        samples = (rowLength - 1) / SAMPLE;
        int rows = length / rowLength;
        if (found.length <= rows * samples) {
            found = new char[rows * samples + 1];
        }
        finder.restart();
        for (int row = 0; row < rows; row++) {
            finder.find(block, row * rowLength + 1, samples, found, row * samples);
        }
        int step = Math.max(1, rows / COUNTED);
        counts.restart();
        for (int row = step / 2; row < rows; row += step) {
            counts.add(block, row * rowLength, rowLength, found, row * samples);
        }
        counts.putInto(matches, step == 1);
    }

    /** Whether a match at a sample goes on at the next one; written so that only this is a branch. */
    static boolean goesOn(int distance, int next) {
        return ((distance ^ next) | ~isMatch(distance)) == 0;
    }

    /** All bits when there is a distance, none when it is 0. */
    static int isMatch(int distance) {
        return -distance >> (Integer.SIZE - 1);
    }

    /** The samples of a match that goes on, 3 to 129. */
    static int samples(byte[] block, int at, int distance, int end) {
        int most = Math.min(end, at + MatchCodes.LONGEST);
        return MatchFinder.length(block, at - distance, at, 2 * SAMPLE, most) / SAMPLE;
    }

    /** Writes the tokens, without the end of the block. */
    void write(byte[] block, PrefixCode symbols, MatchWords matches, BitSink sink) {
        words.prepare(symbols, matches);
        int firstFound = 0;
        for (int row = 0; row < length; row += rowLength) {
            literal(block[row], symbols, sink);
            row(block, row + 1, firstFound, matches, sink);
            if (rowLength % SAMPLE == 0) {
                literal(block[row + rowLength - 1], symbols, sink);
            }
            firstFound += samples;
        }
    }

    private static void literal(byte literal, PrefixCode symbols, BitSink sink) {
        int word = symbols.words[literal & 0xFF];
        sink.put(word >>> PrefixCode.WORD_SHIFT, word & PrefixCode.LENGTH_MASK);
    }

    private void row(byte[] block, int from, int firstFound, MatchWords matches, BitSink sink) {
        byte[] out = sink.bytes;
        int position = sink.position;
        long bits = sink.bits;
        int used = sink.count;
        int end = from + SAMPLE * samples;
        int i = 0;
        while (i < samples) {
            int at = from + SAMPLE * i;
            int distance = found[firstFound + i];
            long word;
            if (goesOn(distance, found[firstFound + i + 1])) {
                int repeated = samples(block, at, distance, end);
                word = matches.of(SAMPLE * repeated, distance);
                i += repeated;
            } else {
                int isMatch = isMatch(distance);
                long sample = Integer.toUnsignedLong(words.samples[(char) SAMPLES.get(block, at)]);
                word = sample ^ ((sample ^ words.pairs[distance]) & isMatch);
                i += 1 - isMatch;
            }
            bits |= word >>> MatchWords.SHIFT << used;
            used += (int) word & MatchWords.LENGTH_MASK;
            BitSink.LONGS.set(out, position, bits);
            position += used >>> 3;
            bits >>>= used & ~7;
            used &= 7;
        }
        sink.position = position;
        sink.bits = bits;
        sink.count = used;
    }
}
