package io.niffler.dicom.pixel.jpeg2000;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The variable-length codes for quads of coefficients (ITU-T T.814 annex C), looked up by context and the next seven bits. An
 * entry tells all about a quad; each of its patterns has a bit for each coefficient: top left, bottom left, top right, bottom
 * right.
 */
final class HtCodes {
    /** Of the first row of quads, and of the others. */
    static final short[] FIRST = new short[1 << 10];

    static final short[] OTHERS = new short[1 << 10];

    /** Bits that a code can have. */
    static final int BITS = 7;

    private static final String RESOURCE = "ht-codes.txt";
    private static final int FIELDS = 8;

    static {
        read().lines().filter(line -> !line.startsWith("#")).forEach(HtCodes::add);
    }

    private HtCodes() {}

    /** Bits of the code; 0 where there is none. */
    static int length(int entry) {
        return entry & 7;
    }

    /** Whether an offset to the exponents follows. */
    static boolean hasOffset(int entry) {
        return (entry & 8) != 0;
    }

    /** Which coefficients are not zero. */
    static int significance(int entry) {
        return entry >> 4 & 0xF;
    }

    /** Which of them have an exponent that is known to be the largest or not. */
    static int known(int entry) {
        return entry >> 8 & 0xF;
    }

    /** Which of the known ones are the largest: the highest bit of these is 1. */
    static int largest(int entry) {
        return entry >> 12 & 0xF;
    }

    private static String read() {
        try (InputStream in = HtCodes.class.getResourceAsStream(RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(String line) {
        String[] words = line.split(" ", FIELDS);
        int[] fields = new int[FIELDS];
        for (int i = 0; i < FIELDS; i++) {
            fields[i] = Integer.parseInt(words[i]);
        }
        short[] table = fields[0] == 0 ? FIRST : OTHERS;
        int length = fields[7];
        int entry = length | fields[3] << 3 | fields[2] << 4 | fields[4] << 8 | fields[5] << 12;
        for (int rest = 0; rest < 1 << (BITS - length); rest++) {
            table[fields[1] << BITS | rest << length | fields[6]] = (short) entry;
        }
    }
}
