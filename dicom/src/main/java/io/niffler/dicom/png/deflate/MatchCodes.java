package io.niffler.dicom.png.deflate;

/** How lengths and distances of matches are coded (RFC 1951 3.2.5). */
final class MatchCodes {
    static final int END_OF_BLOCK = 256;
    static final int FIRST_LENGTH = 257;
    static final int LITERALS_AND_LENGTHS = 286;
    static final int DISTANCES = 30;
    static final int LONGEST = 258;
    static final int FARTHEST = 1 << 15;

    private static final int SHORTEST = 3;
    private static final byte[] LENGTH_CODES = lengthCodes();

    private MatchCodes() {}

    private static byte[] lengthCodes() {
        byte[] codes = new byte[LONGEST + 1];
        for (int length = SHORTEST; length < LONGEST; length++) {
            codes[length] = (byte) codeOf(length - SHORTEST, 2);
        }
        codes[LONGEST] = LITERALS_AND_LENGTHS - 1 - FIRST_LENGTH;
        return codes;
    }

    /** The code of a number from 0 when codes of n extra bits come in groups of 2^fine, for n from 1 on. */
    private static int codeOf(int number, int fine) {
        int extra = extraOf(number, fine);
        return (extra << fine) + (number >>> extra);
    }

    private static int extraOf(int number, int fine) {
        return Integer.SIZE - 1 - fine - Integer.numberOfLeadingZeros(number | 1 << fine);
    }

    /** The code of a length from 3 to 258, counted from {@link #FIRST_LENGTH}. */
    static int ofLength(int length) {
        return LENGTH_CODES[length];
    }

    /** Extra bits of a length code, 0 to 5. */
    static int lengthExtra(int code) {
        return code < 8 || code == LITERALS_AND_LENGTHS - 1 - FIRST_LENGTH ? 0 : (code >> 2) - 1;
    }

    /** What the extra bits of a length hold. */
    static int lengthRest(int length, int extra) {
        return (length - SHORTEST) & ((1 << extra) - 1);
    }

    /** The code of a distance from 1 to 32768. */
    static int ofDistance(int distance) {
        return codeOf(distance - 1, 1);
    }

    /** Extra bits of the code of a distance. */
    static int extraOfDistance(int distance) {
        return extraOf(distance - 1, 1);
    }

    /** The code of a distance, of which the extra bits are known. */
    static int ofDistance(int distance, int extra) {
        return (extra << 1) + ((distance - 1) >>> extra);
    }

    /** Extra bits of a distance code, 0 to 13. */
    static int distanceExtra(int code) {
        return Math.max(0, (code >> 1) - 1);
    }

    /** What the extra bits of a distance hold. */
    static int distanceRest(int distance, int extra) {
        return (distance - 1) & ((1 << extra) - 1);
    }
}
