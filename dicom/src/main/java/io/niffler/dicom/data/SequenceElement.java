package io.niffler.dicom.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** A sequence of items (PS3.5 7.5). */
public final class SequenceElement extends Element {
    private final List<DataSet> items;
    private final boolean undefinedLength;
    private final boolean readAsUn;

    public SequenceElement(int tag, Collection<DataSet> items) {
        this(tag, new ArrayList<>(items), false, false);
    }

    /** Takes the list over; the reader adds items to it while it reads. */
    SequenceElement(int tag, List<DataSet> items, boolean undefinedLength, boolean readAsUn) {
        super(tag, VR.SQ);
        this.items = items;
        this.undefinedLength = undefinedLength;
        this.readAsUn = readAsUn;
    }

    /** The items in order; the list cannot be changed. */
    public List<DataSet> items() {
        return Collections.unmodifiableList(items);
    }

    /** Whether the sequence is written with undefined length and a delimiter, as it was read. */
    public boolean undefinedLength() {
        return undefinedLength;
    }

    /** Whether the sequence was read as UN, whose content is implicit VR little endian (PS3.5 6.2.2). */
    boolean readAsUn() {
        return readAsUn;
    }

    @Override
    public boolean isEmpty() {
        return items.isEmpty();
    }

    /** Same tag and equal items; how lengths are written does not matter. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SequenceElement that && tag() == that.tag() && items.equals(that.items);
    }

    @Override
    public int hashCode() {
        return tag() * 31 + items.size();
    }
}
