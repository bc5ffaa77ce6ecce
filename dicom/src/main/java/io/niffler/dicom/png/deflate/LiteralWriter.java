package io.niffler.dicom.png.deflate;

/** Writes the code words of literals, two for each look into a table where few of them occur. Not thread-safe. */
final class LiteralWriter {
    /** The longest code word: two of them with their length fit into an int. */
    static final int CODE_LIMIT = 13;

    /** Up to so many literals that occur it is less work to join all pairs of them first. */
    private static final int FEW = 128;

    private final int[] pairs = new int[1 << Short.SIZE];
    private final int[] used = new int[FEW];
    private int[] words = {};
    private boolean paired;

    /** Takes the code of a block, whose words are not longer than {@link #CODE_LIMIT}. */
    void prepare(PrefixCode symbols) {
        words = symbols.words;
        int count = 0;
        for (int literal = 0; literal < MatchCodes.END_OF_BLOCK; literal++) {
            if (words[literal] != 0) {
                if (count == FEW) {
                    paired = false;
                    return;
                }
                used[count++] = literal;
            }
        }
        paired = true;
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                pairs[used[j] << Byte.SIZE | used[i]] = (int) joined(words[used[i]], words[used[j]]);
            }
        }
    }

    /** Two words, each above its length, as one. */
    private static long joined(long first, int second) {
        int length = second & PrefixCode.LENGTH_MASK;
        return first + length + ((long) (second - length) << (first & PrefixCode.LENGTH_MASK));
    }

    /** Writes the literals of a range. */
    void write(byte[] block, int from, int to, BitSink sink) {
        int at = paired ? writePairs(block, from, to, sink) : writeSingly(block, from, to, sink);
        for (; at < to; at++) {
            int word = words[block[at] & 0xFF];
            sink.put(word >>> PrefixCode.WORD_SHIFT, word & PrefixCode.LENGTH_MASK);
        }
    }

    /** Four words and 7 bits left over fit into a long. */
    private int writePairs(byte[] block, int from, int to, BitSink sink) {
        byte[] out = sink.bytes;
        int position = sink.position;
        long bits = sink.bits;
        int count = sink.count;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long eight = (long) BitSink.LONGS.get(block, at);
            for (int half = 0; half < 2; half++) {
                int first = pairs[(char) eight];
                int second = pairs[(char) (eight >>> Short.SIZE)];
                eight >>>= 2 * Short.SIZE;
                bits |= (long) (first >>> PrefixCode.WORD_SHIFT) << count;
                count += first & PrefixCode.LENGTH_MASK;
                bits |= (long) (second >>> PrefixCode.WORD_SHIFT) << count;
                count += second & PrefixCode.LENGTH_MASK;
                BitSink.LONGS.set(out, position, bits);
                position += count >>> 3;
                bits >>>= count & ~7;
                count &= 7;
            }
        }
        sink.position = position;
        sink.bits = bits;
        sink.count = count;
        return at;
    }

    private int writeSingly(byte[] block, int from, int to, BitSink sink) {
        byte[] out = sink.bytes;
        int position = sink.position;
        long bits = sink.bits;
        int count = sink.count;
        int at = from;
        for (; at + 4 <= to; at += 4) {
            long two = joined(words[block[at] & 0xFF], words[block[at + 1] & 0xFF]);
            long more = joined(words[block[at + 2] & 0xFF], words[block[at + 3] & 0xFF]);
            bits |= two >>> PrefixCode.WORD_SHIFT << count;
            count += (int) two & PrefixCode.LENGTH_MASK;
            bits |= more >>> PrefixCode.WORD_SHIFT << count;
            count += (int) more & PrefixCode.LENGTH_MASK;
            BitSink.LONGS.set(out, position, bits);
            position += count >>> 3;
            bits >>>= count & ~7;
            count &= 7;
        }
        sink.position = position;
        sink.bits = bits;
        sink.count = count;
        return at;
    }
}
