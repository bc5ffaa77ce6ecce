package io.niffler.gateway.extraction.storage;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/**
 * Writes any text as a part of a file name. Different texts give different names, none of which means anything to a file system or a
 * shell: what is not an ASCII letter, a digit or one of {@code " ._-^+=@,"} becomes {@code %} and the two hexadecimal digits of each of
 * its UTF-8 bytes. {@link #MARK} never comes out of a text.
 */
final class SafeName {
    /** Stands before what is added to a name; no text brings one. */
    static final char MARK = '~';

    /** Stands for a value that is absent or empty. */
    static final String NONE = "none" + MARK;

    private static final String PLAIN_SIGNS = " ._-^+=@,";
    private static final String NOT_AT_AN_END = " .-";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final Set<String> DEVICES = Set.of("CON", "PRN", "AUX", "NUL");
    private static final Set<String> NUMBERED_DEVICES = Set.of("COM", "LPT");

    private SafeName() {}

    /** The text, or {@link #NONE} when it is null or empty. */
    static String of(String text) {
        if (text == null || text.isEmpty()) {
            return NONE;
        }
        StringBuilder name = new StringBuilder(text.length());
        int last = text.length() - 1;
        for (int i = 0; i <= last; i++) {
            char c = text.charAt(i);
            boolean hiding = (i == 0 || i == last) && NOT_AT_AN_END.indexOf(c) >= 0;
            if (isPlain(c) && !hiding) {
                name.append(c);
            } else if (Character.isHighSurrogate(c) && i < last && Character.isLowSurrogate(text.charAt(i + 1))) {
                escape(name, text.substring(i, i + 2));
                i++;
            } else if (Character.isSurrogate(c)) {
                name.append("%u").append(HEX.toHexDigits(c)); // has no UTF-8 form
            } else {
                escape(name, String.valueOf(c));
            }
        }
        return name.toString();
    }

    static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || PLAIN_SIGNS.indexOf(c) >= 0;
    }

    /** The name of a file or folder; one that Windows takes for a device, whatever follows its first dot, is escaped. */
    static String notADevice(String name) {
        int dot = name.indexOf('.');
        String base = (dot < 0 ? name : name.substring(0, dot)).strip().toUpperCase(Locale.ROOT);
        boolean numbered = base.length() == 4
                && NUMBERED_DEVICES.contains(base.substring(0, 3))
                && Character.isDigit(base.charAt(3));
        if (!numbered && !DEVICES.contains(base)) {
            return name;
        }
        StringBuilder escaped = new StringBuilder(name.length() + 2);
        escape(escaped, name.substring(0, 1));
        return escaped.append(name, 1, name.length()).toString();
    }

    private static void escape(StringBuilder name, String character) {
        for (byte b : character.getBytes(StandardCharsets.UTF_8)) {
            name.append('%').append(HEX.toHexDigits(b));
        }
    }
}
