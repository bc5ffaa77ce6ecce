package io.niffler.dicom.data;

import java.nio.charset.StandardCharsets;

/** The value representations of PS3.5 6.2 with what the encoding needs to know of each. */
public enum VR {
    AE(Form.TEXT),
    AS(Form.TEXT),
    AT(Form.INTEGER, 2),
    CS(Form.TEXT),
    DA(Form.TEXT),
    DS(Form.TEXT),
    DT(Form.TEXT),
    FD(Form.FLOAT, 8),
    FL(Form.FLOAT, 4),
    IS(Form.TEXT),
    LO(Form.CHARSET_TEXT),
    LT(Form.CHARSET_TEXT_SINGLE),
    OB(Form.BULK, 1),
    OD(Form.BULK, 8),
    OF(Form.BULK, 4),
    OL(Form.BULK, 4),
    OV(Form.BULK, 8),
    OW(Form.BULK, 2),
    PN(Form.CHARSET_TEXT),
    SH(Form.CHARSET_TEXT),
    SL(Form.INTEGER, 4),
    SQ(Form.SEQUENCE, 1),
    SS(Form.INTEGER, 2),
    ST(Form.CHARSET_TEXT_SINGLE),
    SV(Form.INTEGER, 8),
    TM(Form.TEXT),
    UC(Form.CHARSET_TEXT),
    UI(Form.TEXT),
    UL(Form.INTEGER, 4),
    UN(Form.BULK, 1),
    UR(Form.TEXT_SINGLE),
    US(Form.INTEGER, 2),
    UT(Form.CHARSET_TEXT_SINGLE),
    UV(Form.INTEGER, 8);

    private enum Form {
        TEXT,
        TEXT_SINGLE,
        CHARSET_TEXT,
        CHARSET_TEXT_SINGLE,
        INTEGER,
        FLOAT,
        BULK,
        SEQUENCE
    }

    private static final int LETTERS = 26;
    private static final VR[] BY_LETTERS = byLetters();

    private final Form form;
    private final int unit;
    private final int code;
    private final boolean longForm;

    VR(Form form) {
        this(form, 1);
    }

    VR(Form form, int unit) {
        this.form = form;
        this.unit = unit;
        byte[] letters = name().getBytes(StandardCharsets.US_ASCII);
        this.code = letters[0] << 8 | letters[1];
        this.longForm = switch (name()) {
            case "OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV" -> true;
            default -> false;
        };
    }

    private static VR[] byLetters() {
        VR[] table = new VR[LETTERS * LETTERS];
        for (VR vr : values()) {
            table[((vr.code >> 8) - 'A') * LETTERS + (vr.code & 0xFF) - 'A'] = vr;
        }
        return table;
    }

    /** The value representation of two letters, or null when they name none. */
    public static VR of(int first, int second) {
        int row = first - 'A';
        int column = second - 'A';
        if (row < 0 || row >= LETTERS || column < 0 || column >= LETTERS) {
            return null;
        }
        return BY_LETTERS[row * LETTERS + column];
    }

    /** The two letters, the first in the upper byte. */
    int code() {
        return code;
    }

    /** Whether an explicit VR header has two reserved bytes and a 32-bit length (PS3.5 7.1.2). */
    public boolean longForm() {
        return longForm;
    }

    /** The byte that makes an odd value even: NUL for UI and binary values, else a space (PS3.5 6.2). */
    public byte padding() {
        return (byte) (isText() && this != UI ? ' ' : 0);
    }

    /** Whether values are characters. */
    public boolean isText() {
        return form == Form.TEXT
                || form == Form.TEXT_SINGLE
                || form == Form.CHARSET_TEXT
                || form == Form.CHARSET_TEXT_SINGLE;
    }

    /** Whether Specific Character Set (0008,0005) governs the characters (PS3.5 6.1.2.2). */
    public boolean isCharacterSetDependent() {
        return form == Form.CHARSET_TEXT || form == Form.CHARSET_TEXT_SINGLE;
    }

    /** Whether a backslash separates text values (PS3.5 6.4); in LT, ST, UT and UR it is a character. */
    public boolean isMultiValuedText() {
        return form == Form.TEXT || form == Form.CHARSET_TEXT;
    }

    /** Whether leading spaces are part of the value: LT, ST, UT and UC (PS3.5 6.2). */
    public boolean keepsLeadingSpaces() {
        return form == Form.CHARSET_TEXT_SINGLE || this == UC;
    }

    /** Whether values are binary integers: AT, SL, SS, SV, UL, US, UV. */
    public boolean isInteger() {
        return form == Form.INTEGER;
    }

    /** Whether values are binary floating point numbers: FD, FL. */
    public boolean isFloat() {
        return form == Form.FLOAT;
    }

    /** Whether the value is a stream of bytes, words or numbers: OB, OD, OF, OL, OV, OW, UN. */
    public boolean isBulk() {
        return form == Form.BULK;
    }

    /** The width in bytes of what is swapped between byte orders: 1, 2, 4 or 8 (AT is two of 2). */
    public int unit() {
        return unit;
    }

    /** The length in bytes of one binary value; 1 for text. */
    public int valueLength() {
        return this == AT ? 4 : unit;
    }
}
