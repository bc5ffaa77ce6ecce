package io.niffler.dicom.png.deflate;

import java.util.Arrays;

/** A Huffman code (RFC 1951 3.2.2) of up to 512 symbols whose code words are not longer than a limit. */
final class PrefixCode {
    private static final int SYMBOL_BITS = 9;
    private static final int SYMBOL_MASK = (1 << SYMBOL_BITS) - 1;
    private static final int MAX_LENGTH = 15;

    /** How far a word in {@link #words} is shifted: the lower bits are its length. */
    static final int WORD_SHIFT = 5;

    static final int LENGTH_MASK = (1 << WORD_SHIFT) - 1;

    private final int limit;
    private final int[] sorted;
    private final int[] tree;
    private final int[] scaled;
    private final int[] weights;

    /** Bits of each symbol's code word, 0 for those that do not occur. */
    final byte[] lengths;

    /** By symbol: the code word, its first bit lowest, above its length. */
    final int[] words;

    PrefixCode(int symbols, int limit) {
        this.limit = limit;
        this.sorted = new int[symbols];
        this.tree = new int[2 * symbols];
        this.scaled = new int[symbols];
        this.weights = new int[symbols];
        this.lengths = new byte[symbols];
        this.words = new int[symbols];
    }

    /** Makes the code for symbols that occur so often, each less than 2^22 times. */
    void build(int[] counts) {
        System.arraycopy(counts, 0, scaled, 0, scaled.length);
        while (!measured()) {
            flatten();
        }
        assignWords();
    }

    /** Makes counts less different, which makes the longest words shorter. */
    private void flatten() {
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (scaled[i] + 1) >> 1;
        }
    }

    /** Finds the lengths; false when one is above the limit. */
    private boolean measured() {
        Arrays.fill(lengths, (byte) 0);
        int used = 0;
        for (int symbol = 0; symbol < scaled.length; symbol++) {
            if (scaled[symbol] > 0) {
                sorted[used++] = (scaled[symbol] << SYMBOL_BITS) | symbol;
            }
        }
        if (used <= 1) {
            if (used == 1) {
                lengths[sorted[0] & SYMBOL_MASK] = 1;
            }
            return true;
        }
        Arrays.sort(sorted, 0, used);
        joinPairs(used);
        return depths(used);
    }

    /**
     * Joins the two rarest nodes until one is left: leaves and joined nodes each stand in ascending order. Afterwards
     * {@code tree} holds for each node, leaves first, the one it became a part of.
     */
    private void joinPairs(int leaves) {
        int leaf = 0;
        int joined = 0;
        for (int next = 0; next < leaves - 1; next++) {
            int weight = 0;
            for (int child = 0; child < 2; child++) {
                if (joined >= next || (leaf < leaves && sorted[leaf] >>> SYMBOL_BITS <= weights[joined])) {
                    weight += sorted[leaf] >>> SYMBOL_BITS;
                    tree[leaf++] = leaves + next;
                } else {
                    weight += weights[joined];
                    tree[leaves + joined++] = leaves + next;
                }
            }
            weights[next] = weight;
        }
    }

    private boolean depths(int leaves) {
        int root = 2 * leaves - 2;
        tree[root] = 0;
        int longest = 0;
        for (int node = root - 1; node >= 0; node--) {
            tree[node] = tree[tree[node]] + 1;
            if (node < leaves) {
                lengths[sorted[node] & SYMBOL_MASK] = (byte) tree[node];
                longest = Math.max(longest, tree[node]);
            }
        }
        return longest <= limit;
    }

    private void assignWords() {
        int[] next = new int[MAX_LENGTH + 2];
        for (byte length : lengths) {
            next[length + 1]++;
        }
        next[1] = 0;
        for (int length = 1; length <= MAX_LENGTH; length++) {
            next[length + 1] = (next[length] + next[length + 1]) << 1;
        }
        // Now next[length] is the first word of that length.
        for (int symbol = 0; symbol < words.length; symbol++) {
            int length = lengths[symbol];
            words[symbol] = length == 0
                    ? 0
                    : Integer.reverse(next[length]++) >>> (Integer.SIZE - length) << WORD_SHIFT | length;
        }
    }

    /** The last symbol that occurs, or -1. */
    int last() {
        int last = lengths.length - 1;
        while (last >= 0 && lengths[last] == 0) {
            last--;
        }
        return last;
    }
}
