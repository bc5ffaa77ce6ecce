package io.niffler.dicom.data;

/** The characters before which, and after which, code extensions are back in their initial state (PS3.5 6.1.2.5.3). */
enum Delimiters {
    /** LT, ST, UT and the like: control characters only. */
    TEXT,
    /** LO, SH, UC: the backslash too. */
    VALUES,
    /** PN: the backslash, the caret and the equals sign too. */
    NAMES;

    static Delimiters of(VR vr) {
        if (vr == VR.PN) {
            return NAMES;
        }
        return vr.isMultiValuedText() ? VALUES : TEXT;
    }

    boolean contains(int c) {
        return switch (c) {
            case '\t', '\n', '\f', '\r' -> true;
            case '\\' -> this != TEXT;
            case '^', '=' -> this == NAMES;
            default -> false;
        };
    }
}
