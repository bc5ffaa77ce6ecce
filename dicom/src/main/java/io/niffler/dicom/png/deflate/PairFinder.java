package io.niffler.dicom.png.deflate;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Finds where each two neighbouring samples of 16 bits stood last, for all of a row and without a branch: whether they stood
 * anywhere cannot be predicted.
 */
final class PairFinder {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int HASH_BITS = 15;
    private static final int HASH_FACTOR = 0x9E3779B1;

    /** By the hash of a pair: where it stood last. */
    private final int[] last = new int[1 << HASH_BITS];

    /** Forgets all pairs: what the first place of the block holds is compared as any other candidate. */
    void restart() {
        Arrays.fill(last, 0);
    }

    /**
     * Finds the pairs that begin at each sample of a row.
     *
     * @param from where the row begins, at least 1
     * @param distances gets for each sample, from an index on, how far before the pair stood, or 0; for the last one 0
     */
    void find(byte[] block, int from, int samples, char[] distances, int first) {
        for (int i = 0; i < samples - 1; i++) {
            int at = from + 2 * i;
            int pair = (int) INTS.get(block, at);
            int hash = (pair * HASH_FACTOR) >>> (Integer.SIZE - HASH_BITS);
            int candidate = last[hash];
            last[hash] = at;
            int distance = at - candidate;
            int difference = (int) INTS.get(block, candidate) ^ pair;
            int unusable = (difference | -difference | MatchCodes.FARTHEST - distance) >> (Integer.SIZE - 1);
            distances[first + i] = (char) (distance & ~unusable);
        }
        if (samples > 0) {
            distances[first + samples - 1] = 0;
        }
    }
}
