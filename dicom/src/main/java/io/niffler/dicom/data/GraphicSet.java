package io.niffler.dicom.data;

/**
 * A graphic character set of ISO 2022 as DICOM uses it (PS3.3 Tables C.12-3 and C.12-4): where it is invoked (G0:
 * bytes 21-7E, G1: bytes A0-FF), how many bytes a character has, and the escape sequence that designates it.
 */
enum GraphicSet {
    ASCII(0, 1, "(B", null),
    ROMAJI(0, 1, "(J", null),
    KATAKANA(1, 1, ")I", "JIS_X0201"),
    LATIN_1(1, 1, "-A", "ISO-8859-1"),
    LATIN_2(1, 1, "-B", "ISO-8859-2"),
    LATIN_3(1, 1, "-C", "ISO-8859-3"),
    LATIN_4(1, 1, "-D", "ISO-8859-4"),
    GREEK(1, 1, "-F", "ISO-8859-7"),
    ARABIC(1, 1, "-G", "ISO-8859-6"),
    HEBREW(1, 1, "-H", "ISO-8859-8"),
    CYRILLIC(1, 1, "-L", "ISO-8859-5"),
    LATIN_5(1, 1, "-M", "ISO-8859-9"),
    THAI(1, 1, "-T", "TIS-620"),
    LATIN_9(1, 1, "-b", "ISO-8859-15"),
    JIS_X_0208(0, 2, "$B", "EUC-JP"),
    JIS_X_0212(0, 2, "$(D", "EUC-JP"),
    KS_X_1001(1, 2, "$)C", "EUC-KR"),
    GB_2312(1, 2, "$)A", "GB2312");

    /** What the tables hold where the set has no character; no set has NUL as a graphic character. */
    static final char NONE = 0;

    /** Rows and columns of the two-byte sets. */
    static final int SIDE = 94;

    private final int element;
    private final int width;
    private final String designation;
    private final String charsetName;

    GraphicSet(int element, int width, String designation, String charsetName) {
        this.element = element;
        this.width = width;
        this.designation = designation;
        this.charsetName = charsetName;
    }

    /** 0 for G0, 1 for G1. */
    int element() {
        return element;
    }

    /** Bytes per character, 1 or 2. */
    int width() {
        return width;
    }

    /** The JDK's charset that has this set's characters, where there is one. */
    String charsetName() {
        return charsetName;
    }

    /** What follows ESC in the sequence that designates this set. */
    String designation() {
        return designation;
    }

    /** The character of a one-byte code (upper bit as in the byte stream), or {@link #NONE}. */
    char decode(int code) {
        return switch (this) {
            case ASCII -> (char) code;
            case ROMAJI -> code == 0x5C ? '\u00A5' : code == 0x7E ? '\u203E' : (char) code;
            default -> GraphicTables.decoding(this)[code & 0x7F];
        };
    }

    /** The character of a two-byte code (upper bits ignored), or {@link #NONE}. */
    char decode(int first, int second) {
        int row = (first & 0x7F) - 0x21;
        int column = (second & 0x7F) - 0x21;
        return row < 0 || row >= SIDE || column < 0 || column >= SIDE
                ? NONE
                : GraphicTables.decoding(this)[row * SIDE + column];
    }

    /**
     * The code of a character with the upper bits as in the byte stream, the first byte in bits 8-15 where there are
     * two; 0 if this set does not have it.
     */
    int encode(char c) {
        return switch (this) {
            case ASCII -> c < 0x80 ? c : 0;
            case ROMAJI -> c == '\u00A5' ? 0x5C : c == '\u203E' ? 0x7E : c < 0x80 && c != 0x5C && c != 0x7E ? c : 0;
            default -> GraphicTables.encoding(this)[c];
        };
    }
}
