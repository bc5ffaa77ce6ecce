package io.niffler.dicom.data;

/** An element whose value was not loaded. */
public final class SkippedElement extends Element {
    private final long length;
    private final long offset;

    /**
     * @param length of the value in bytes; for encapsulated pixel data, of all items without the closing delimiter
     * @param offset where the value begins, in bytes from the start of the file or data set read (in a deflated data set: of
     *     the inflated bytes)
     */
    public SkippedElement(int tag, VR vr, long length, long offset) {
        super(tag, vr);
        this.length = length;
        this.offset = offset;
    }

    public long length() {
        return length;
    }

    public long offset() {
        return offset;
    }

    @Override
    public boolean isEmpty() {
        return length == 0;
    }

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
