package io.niffler.dicom.data;

/** An element whose value was not loaded. */
public final class SkippedElement extends Element {
    private final long length;
    private final long offset;
    private final Place place;

    /**
     * How the bytes of the value stand where they were read.
     *
     * @param encapsulated whether they are items, as of compressed pixel data (PS3.5 A.4)
     * @param bigEndian the byte order of binary numbers
     * @param inflated whether the offset counts inflated bytes of a deflated data set (PS3.5 A.5)
     */
    public record Place(boolean encapsulated, boolean bigEndian, boolean inflated) {
        static final Place PLAIN = new Place(false, false, false);
    }

    /**
     * A value in little endian.
     *
     * @param length of the value in bytes; for encapsulated pixel data, of all items without the closing delimiter
     * @param offset where the value begins, in bytes from the start of the file or data set read (in a deflated data set: of
     *     the inflated bytes)
     */
    public SkippedElement(int tag, VR vr, long length, long offset) {
        this(tag, vr, length, offset, Place.PLAIN);
    }

    SkippedElement(int tag, VR vr, long length, long offset, Place place) {
        super(tag, vr);
        this.length = length;
        this.offset = offset;
        this.place = place;
    }

    public long length() {
        return length;
    }

    public long offset() {
        return offset;
    }

    public Place place() {
        return place;
    }

    @Override
    public boolean isEmpty() {
        return length == 0;
    }

    /** Same tag, VR, length and offset. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SkippedElement that
                && tag() == that.tag()
                && vr() == that.vr()
                && length == that.length
                && offset == that.offset;
    }

    @Override
    public int hashCode() {
        return tag() * 31 + Long.hashCode(length);
    }
}
