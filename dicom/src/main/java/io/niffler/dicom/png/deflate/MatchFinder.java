package io.niffler.dicom.png.deflate;

import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * Finds repetitions in a block of filtered rows: it looks at the last place where the same few bytes stood. A match ends with
 * its row, so that the next row is searched from its first sample on.
 */
final class MatchFinder {
    /** The fewest bytes that any search makes a match of. */
    static final int SHORTEST = 4;

    private static final VarHandle LONGS = BitSink.LONGS;
    private static final int HASH_BITS = 15;
    private static final long HASH_FACTOR = 0x9E3779B97F4A7C15L;

    /** By the hash of bytes: where they stood last. */
    private final int[] last = new int[1 << HASH_BITS];

    /** Probes in vain since the last match. */
    private int misses;

    /**
     * Finds the matches of a block.
     *
     * @param block rows of the same length, each after its filter type, and {@link BitSink#SLACK} more bytes
     * @param rowLength with the filter type
     */
    void find(byte[] block, int length, int rowLength, Search.Probes search, Matches matches) {
        matches.restart(length);
        Arrays.fill(last, -MatchCodes.FARTHEST - 1);
        misses = 0;
        int literals = 0;
        for (int row = 0; row < length; row += rowLength) {
            literals = row(block, row + 1, row + rowLength, literals, search, matches);
        }
        matches.countLiterals(block, literals, length);
        matches.finish();
    }

    /**
     * Finds the matches of a row.
     *
     * @param firstLiteral where the literals before it begin
     * @return where those after its last match begin
     */
    private int row(byte[] block, int from, int end, int firstLiteral, Search.Probes search, Matches matches) {
        int unused = Long.SIZE - Byte.SIZE * search.length();
        int step = search.step();
        int literals = firstLiteral;
        int vain = search.lasting() ? misses : 0;
        int at = from;
        while (at + search.length() <= end) {
            long bytes = (long) LONGS.get(block, at) << unused;
            int hash = hash(bytes);
            int candidate = last[hash];
            last[hash] = at;
            int distance = at - candidate;
            if (distance <= MatchCodes.FARTHEST && (long) LONGS.get(block, candidate) << unused == bytes) {
                int length = length(block, candidate, at, search.length(), Math.min(end, at + MatchCodes.LONGEST));
                if (length >= search.shortest()) {
                    matches.countLiterals(block, literals, at);
                    matches.add(at - literals, length, distance);
                    literals = at + length;
                    // What comes often is found nearer, and what goes on at the same distance.
                    last[hash((long) LONGS.get(block, at + step) << unused)] = at + step;
                    if (length == MatchCodes.LONGEST) {
                        last[hash((long) LONGS.get(block, literals) << unused)] = literals - distance;
                    }
                    at = literals + (literals - from) % step;
                    vain = 0;
                    continue;
                }
            }
            at += search.stride(vain++);
        }
        misses = vain;
        return literals;
    }

    private static int hash(long bytes) {
        return (int) ((bytes * HASH_FACTOR) >>> (Long.SIZE - HASH_BITS));
    }

    /** How many bytes are equal up to {@code end}, when so many are known to be. */
    static int length(byte[] block, int candidate, int at, int equal, int end) {
        int length = equal;
        while (at + length + Long.BYTES <= end) {
            long difference = (long) LONGS.get(block, candidate + length) ^ (long) LONGS.get(block, at + length);
            if (difference != 0) {
                return length + (Long.numberOfTrailingZeros(difference) >>> 3);
            }
            length += Long.BYTES;
        }
        while (at + length < end && block[candidate + length] == block[at + length]) {
            length++;
        }
        return length;
    }
}
