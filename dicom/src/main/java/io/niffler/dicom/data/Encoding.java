package io.niffler.dicom.data;

import java.io.IOException;

/** How the elements of a data set are encoded, and finding that out by looking at the first one. */
enum Encoding {
    IMPLICIT_LITTLE(false, false),
    EXPLICIT_LITTLE(true, false),
    EXPLICIT_BIG(true, true);

    private static final int HIGHEST_FIRST_GROUP = 0x50;
    private static final int LONGEST_FIRST_VALUE = 1 << 16;

    private final boolean explicitVr;
    private final boolean bigEndian;

    Encoding(boolean explicitVr, boolean bigEndian) {
        this.explicitVr = explicitVr;
        this.bigEndian = bigEndian;
    }

    static Encoding of(boolean explicitVr, boolean bigEndian) {
        return explicitVr ? (bigEndian ? EXPLICIT_BIG : EXPLICIT_LITTLE) : IMPLICIT_LITTLE;
    }

    static Encoding of(TransferSyntax syntax) {
        return of(syntax.explicitVr(), syntax.bigEndian());
    }

    boolean explicitVr() {
        return explicitVr;
    }

    boolean bigEndian() {
        return bigEndian;
    }

    TransferSyntax syntax() {
        return switch (this) {
            case IMPLICIT_LITTLE -> TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;
            case EXPLICIT_LITTLE -> TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
            case EXPLICIT_BIG -> TransferSyntax.EXPLICIT_VR_BIG_ENDIAN;
        };
    }

    /**
     * The encoding of the data set ahead, or null when it looks like none. A first element with a VR is explicit, in the byte
     * order in which its group number is small, as first ones are; without a VR it must be a known tag of moderate length.
     */
    static Encoding detect(ByteSource source) throws IOException {
        if (!source.ensure(8)) {
            return null;
        }
        int little = source.u16(0, false);
        int big = source.u16(0, true);
        if (VR.of(source.u8(4), source.u8(5)) != null) {
            Encoding explicit = little <= big ? EXPLICIT_LITTLE : EXPLICIT_BIG;
            return Math.min(little, big) <= HIGHEST_FIRST_GROUP ? explicit : null;
        }
        int tag = Tag.of(little, source.u16(2, false));
        int length = source.i32(4, false);
        boolean known = little > 0 && little <= HIGHEST_FIRST_GROUP && Dictionary.vrOf(tag) != VR.UN;
        boolean moderate = length == HeaderReader.UNDEFINED_LENGTH || (length >= 0 && length < LONGEST_FIRST_VALUE);
        return known && moderate ? IMPLICIT_LITTLE : null;
    }
}
