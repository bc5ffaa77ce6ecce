package io.niffler.dicom.net;

import java.nio.charset.StandardCharsets;

/** AE titles: 1 to 16 printable ASCII characters without backslash, spaces around them not significant (PS3.5 6.2). */
public final class AeTitle {
    /** The longest an AE title can be. */
    public static final int MAX_LENGTH = 16;

    private AeTitle() {}

    /**
     * The title without the spaces around it.
     *
     * @throws IllegalArgumentException when it is not an AE title
     */
    public static String require(String title) {
        String trimmed = title.trim();
        if (trimmed.isEmpty()
                || trimmed.length() > MAX_LENGTH
                || trimmed.chars().anyMatch(c -> c < 0x20 || c > 0x7E || c == '\\')) {
            throw new IllegalArgumentException("'" + printable(title)
                    + "' is not an AE title: use 1 to 16 printable ASCII characters without backslash.");
        }
        return trimmed;
    }

    /** At most 16 characters of the text, trimmed, with all but printable ASCII replaced, so that it is safe to log. */
    public static String printable(String text) {
        return printable(text, MAX_LENGTH);
    }

    /** At most that many characters of the text, made safe to log. */
    public static String printable(String text, int maxLength) {
        String trimmed = text.trim();
        StringBuilder safe = new StringBuilder(Math.min(trimmed.length(), maxLength));
        for (int i = 0; i < trimmed.length() && i < maxLength; i++) {
            char c = trimmed.charAt(i);
            safe.append(c >= 0x20 && c <= 0x7E ? c : '?');
        }
        return safe.toString().stripTrailing();
    }

    /** The title in the 16 bytes of a PDU, padded with spaces. */
    public static byte[] toBytes(String title) {
        return String.format("%-16s", require(title)).getBytes(StandardCharsets.US_ASCII);
    }
}
