package io.niffler.dicom.data;

/** One attribute of a data set. Immutable, except that the items of a sequence are data sets, which are not. */
public abstract sealed class Element permits ValueElement, SequenceElement, FragmentsElement, SkippedElement {
    private final int tag;
    private final VR vr;

    Element(int tag, VR vr) {
        this.tag = tag;
        this.vr = vr;
    }

    public final int tag() {
        return tag;
    }

    /** The VR as read, or of the dictionary where the encoding does not tell. */
    public final VR vr() {
        return vr;
    }

    /** Whether the element is present without a value. */
    public abstract boolean isEmpty();

    /** Tag and VR, never the value. */
    @Override
    public final String toString() {
        return Tag.toString(tag) + " " + vr;
    }
}
