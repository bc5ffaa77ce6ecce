package io.niffler.dicom.data;

import java.io.IOException;

/** Reads element headers (PS3.5 7.1) in the current encoding. The header read last stands in the fields. */
final class HeaderReader {
    static final int UNDEFINED_LENGTH = -1;

    /** Bytes of the longest header. */
    static final int LONG_HEADER = 12;

    private static final int SHORT_HEADER = 8;
    private static final int ITEM_LITTLE_ENDIAN = 0xE000FFFE;

    private final ByteSource source;
    private final ProblemLog problems;
    private boolean explicitVr;
    private boolean bigEndian;

    private int tag;
    private VR vr;
    private int length;
    private int size;
    private boolean un;

    HeaderReader(ByteSource source, ProblemLog problems, Encoding encoding) {
        this.source = source;
        this.problems = problems;
        setEncoding(encoding);
    }

    Encoding encoding() {
        return Encoding.of(explicitVr, bigEndian);
    }

    void setEncoding(Encoding encoding) {
        explicitVr = encoding.explicitVr();
        bigEndian = encoding.bigEndian();
    }

    boolean bigEndian() {
        return bigEndian;
    }

    /** The tag ahead; four bytes must be there. */
    int peekTag() {
        return source.u16(0, bigEndian) << 16 | source.u16(2, bigEndian);
    }

    /** The 32-bit length after the tag of an item or delimiter; eight bytes must be there. */
    int peekItemLength() {
        return source.i32(4, bigEndian);
    }

    /**
     * Reads a header, of which eight bytes must be there, without consuming it.
     *
     * @param room bytes left in what holds the element
     * @param signed whether pixel values are signed in this data set
     * @return false when it is no element header
     */
    boolean read(long room, boolean signed) throws IOException {
        tag = peekTag();
        size = SHORT_HEADER;
        un = false;
        if (!explicitVr) {
            length = source.i32(4, bigEndian);
            vr = implicitVr(tag, signed);
            return true;
        }
        vr = VR.of(source.u8(4), source.u8(5));
        if (vr == null) {
            return readUnusual(room, signed);
        }
        if (!vr.longForm()) {
            length = source.u16(6, bigEndian);
            checkVr();
            return true;
        }
        if (!readLongLength(room)) {
            return false;
        }
        if (vr == VR.UN) {
            interpretUn(signed);
        } else {
            checkVr();
        }
        return true;
    }

    private boolean readLongLength(long room) throws IOException {
        if (room < LONG_HEADER || !source.ensure(LONG_HEADER)) {
            return false;
        }
        size = LONG_HEADER;
        length = source.i32(8, bigEndian);
        return true;
    }

    /** The VR where the encoding does not tell (PS3.5 A.1): signed values where Pixel Representation says so, OW for bulk. */
    private static VR implicitVr(int tag, boolean signed) {
        VR vr = Dictionary.vrOf(tag);
        return signed && vr == VR.US && Dictionary.isSignDependent(tag) ? VR.SS : vr;
    }

    /** A public attribute that came as UN has the VR of the dictionary and little endian content (PS3.5 6.2.2). */
    private void interpretUn(boolean signed) throws IOException {
        un = true;
        if (Tag.isPrivate(tag)) {
            return;
        }
        VR known = implicitVr(tag, signed);
        if (known != VR.SQ || length == UNDEFINED_LENGTH || beginsWithItem()) {
            vr = known;
        }
    }

    private boolean beginsWithItem() throws IOException {
        return length == 0 || (source.ensure(size + 4) && source.i32(size, false) == ITEM_LITTLE_ENDIAN);
    }

    private void checkVr() throws DicomParseException {
        VR expected = Dictionary.vrOf(tag);
        if (expected != vr && expected != VR.UN && !isAllowed()) {
            problems.add(DataSetProblem.Kind.VR_MISMATCH, tag, source.position());
        }
    }

    private boolean isAllowed() {
        if (Tag.isPrivate(tag)) {
            return true;
        }
        Dictionary.Entry entry = Dictionary.entry(tag).orElse(null);
        return entry == null || entry.vrs().contains(vr);
    }

    /**
     * Two letters that are no VR, or none at all. Letters: a VR newer than the dictionary, which would have a 32-bit length
     * (PS3.5 7.1.2), unless the two bytes reserved there are set or that length does not fit. No letters: an implicit VR
     * element. That a length fits is looked up within a chunk only, so that memory and streams give the same.
     */
    private boolean readUnusual(long room, boolean signed) throws IOException {
        vr = implicitVr(tag, signed);
        int first = source.u8(4);
        int second = source.u8(5);
        if (!isPrintable(first) || !isPrintable(second)) {
            problems.add(DataSetProblem.Kind.BAD_HEADER, tag, source.position());
            length = source.i32(4, bigEndian);
            return length == UNDEFINED_LENGTH || (end(SHORT_HEADER) <= ByteSource.CHUNK && fits(room, SHORT_HEADER));
        }
        if (vr == VR.UN && !(isLikeVr(first) && isLikeVr(second))) {
            return false;
        }
        un = true;
        problems.add(DataSetProblem.Kind.UNKNOWN_VR, tag, source.position());
        if (source.u16(6, bigEndian) == 0
                && readLongLength(room)
                && (length == UNDEFINED_LENGTH || fits(room, LONG_HEADER))) {
            return true;
        }
        size = SHORT_HEADER;
        length = source.u16(6, bigEndian);
        return true;
    }

    private long end(int header) {
        return header + Integer.toUnsignedLong(length);
    }

    private boolean fits(long room, int header) throws IOException {
        return end(header) <= room && source.ensure((int) Math.min(end(header), ByteSource.CHUNK));
    }

    private static boolean isPrintable(int character) {
        return character >= ' ' && character <= '~';
    }

    private static boolean isLikeVr(int character) {
        return (character >= 'A' && character <= 'Z') || character == '?';
    }

    int tag() {
        return tag;
    }

    VR vr() {
        return vr;
    }

    /** The length as written: unsigned, or {@link #UNDEFINED_LENGTH}. */
    int length() {
        return length;
    }

    /** Bytes of the header. */
    int size() {
        return size;
    }

    /** Whether the content is that of UN: implicit VR little endian, although the data set is in explicit VR. */
    boolean isUn() {
        return un;
    }
}
