package io.niffler.dicom.pixel.jpeg2000;

/** Decodes by how much the exponents of a pair of quads exceed what was predicted (ITU-T T.814 7.3.6). */
final class HtOffsets {
    /** Prefixes by the next three bits (table 3): 1, 01, 001 or 000. */
    private static final int[] PREFIX_BITS = {3, 1, 2, 1, 3, 1, 2, 1};

    private static final int[] PREFIXES = {5, 1, 2, 1, 3, 1, 2, 1};
    /** From this suffix of the longest kind on there is an extension. */
    private static final int EXTENDED = 28;

    private static final int EXTENSION_BITS = 4;

    private final MelDecoder mel;
    private final HtBackwardBits bits;
    private int first;
    private int second;

    HtOffsets(MelDecoder mel, HtBackwardBits bits) {
        this.mel = mel;
        this.bits = bits;
    }

    /** The offset of the first quad after {@link #decode}. */
    int first() {
        return first;
    }

    int second() {
        return second;
    }

    /**
     * Decodes both.
     *
     * @param hasFirst whether the first has one
     * @param hasSecond whether the second has one
     * @param firstRow whether the quads are of the first row
     */
    void decode(boolean hasFirst, boolean hasSecond, boolean firstRow) {
        first = 0;
        second = 0;
        boolean both = hasFirst && hasSecond && firstRow;
        boolean bothLarge = both && mel.event();
        int firstPrefix = hasFirst ? prefix() : 0;
        if (both && !bothLarge && firstPrefix > 2) {
            second = bits.bits(1) + 1;
            first = extended(firstPrefix, suffix(firstPrefix));
            return;
        }
        int secondPrefix = hasSecond ? prefix() : 0;
        int firstSuffix = suffix(firstPrefix);
        int secondSuffix = suffix(secondPrefix);
        int least = bothLarge ? 2 : 0;
        first = least + extended(firstPrefix, firstSuffix);
        second = least + extended(secondPrefix, secondSuffix);
    }

    private int prefix() {
        int next = bits.peek(3);
        bits.skip(PREFIX_BITS[next]);
        return PREFIXES[next];
    }

    private int suffix(int prefix) {
        return prefix < 3 ? 0 : bits.bits(prefix == 3 ? 1 : 5);
    }

    private int extended(int prefix, int suffix) {
        return prefix + suffix + (suffix < EXTENDED ? 0 : bits.bits(EXTENSION_BITS) << 2);
    }
}
