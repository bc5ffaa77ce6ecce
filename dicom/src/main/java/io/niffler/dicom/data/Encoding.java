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
     * The encoding of the data set ahead, by its first element; null when it looks like none. With a VR it is explicit, in
     * the byte order in which the dictionary knows the tag, or else the group number is small. Without a VR it must be a known
     * tag of moderate length.
     */
    static Encoding detect(ByteSource source) throws IOException {
        return detect(source, EXPLICIT_LITTLE);
    }

    /** As {@link #detect(ByteSource)}, but the byte order that is declared is believed unless the other alone makes sense. */
    static Encoding detect(ByteSource source, Encoding declared) throws IOException {
        if (!source.ensure(8)) {
            return null;
        }
        int little = Tag.of(source.u16(0, false), source.u16(2, false));
        VR vr = VR.of(source.u8(4), source.u8(5));
        if (vr == null || (declared == IMPLICIT_LITTLE && isKnown(little) && !isAllowed(little, vr))) {
            int length = source.i32(4, false);
            boolean moderate = length == HeaderReader.UNDEFINED_LENGTH || (length >= 0 && length < LONGEST_FIRST_VALUE);
            return isFirst(little) && isKnown(little) && moderate ? IMPLICIT_LITTLE : null;
        }
        int big = Tag.of(source.u16(0, true), source.u16(2, true));
        if (declared == EXPLICIT_BIG ? isKnown(big) || !isKnown(little) : isKnown(big) && !isKnown(little)) {
            return isKnown(big) || isFirst(big) ? EXPLICIT_BIG : null;
        }
        return isKnown(little) || isFirst(little) ? EXPLICIT_LITTLE : null;
    }

    /** A length can look like a VR, but hardly like the right one. */
    private static boolean isAllowed(int tag, VR vr) {
        return vr == VR.UN
                || Dictionary.vrOf(tag) == vr
                || Dictionary.entry(tag).map(entry -> entry.vrs().contains(vr)).orElse(false);
    }

    private static boolean isKnown(int tag) {
        return Dictionary.vrOf(tag) != VR.UN;
    }

    private static boolean isFirst(int tag) {
        return Tag.group(tag) > 0 && Tag.group(tag) <= HIGHEST_FIRST_GROUP;
    }
}
