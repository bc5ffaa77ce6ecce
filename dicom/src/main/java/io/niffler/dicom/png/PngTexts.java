package io.niffler.dicom.png;

import java.nio.charset.StandardCharsets;

/** The texts that a file can carry (PNG 11.3.4.2, 11.3.4.3). */
final class PngTexts {
    private PngTexts() {}

    /**
     * The data of a tEXt chunk.
     *
     * @throws IllegalArgumentException when the keyword has not 1 to 79 characters, or keyword or text are not printable
     *     Latin-1
     */
    static byte[] encode(String keyword, String text) {
        if (keyword.isEmpty() || keyword.length() > PngFormat.LONGEST_KEYWORD || !keyword.equals(keyword.strip())) {
            throw new IllegalArgumentException("A keyword of PNG has 1 to 79 characters, none around it is a space.");
        }
        if (!isPrintable(keyword) || !isPrintable(text)) {
            throw new IllegalArgumentException("Keyword and text of PNG must be printable Latin-1.");
        }
        return (keyword + '\0' + text).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean isPrintable(String text) {
        return text.chars().allMatch(c -> (c >= ' ' && c <= '~') || (c > 0xA0 && c <= 0xFF));
    }
}
