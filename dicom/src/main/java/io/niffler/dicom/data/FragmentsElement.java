package io.niffler.dicom.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Encapsulated pixel data (PS3.5 A.4): the basic offset table, then fragments. */
public final class FragmentsElement extends Element {
    private final List<ValueElement> items;

    /** @param items the basic offset table (often empty) and the fragments */
    public FragmentsElement(int tag, VR vr, Collection<byte[]> items) {
        super(tag, vr);
        this.items = new ArrayList<>(items.size());
        for (byte[] item : items) {
            this.items.add(new ValueElement(Tag.ITEM, VR.OB, item));
        }
    }

    FragmentsElement(int tag, VR vr, List<ValueElement> items) {
        super(tag, vr);
        this.items = items;
    }

    /** All items as read; the first is the basic offset table. The list cannot be changed. */
    public List<ValueElement> items() {
        return Collections.unmodifiableList(items);
    }

    /** The fragments without the basic offset table. The list cannot be changed. */
    public List<ValueElement> fragments() {
        return items.isEmpty() ? List.of() : items().subList(1, items.size());
    }

    /** The basic offset table as unsigned 32-bit numbers; empty when it is empty or absent. */
    public long[] basicOffsetTable() {
        if (items.isEmpty()) {
            return new long[0];
        }
        ValueElement table = items.get(0);
        return new ValueElement(tag(), VR.UL, table.array(), table.offset(), table.length(), false).longs();
    }

    @Override
    public boolean isEmpty() {
        return items.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FragmentsElement that
                && tag() == that.tag()
                && vr() == that.vr()
                && items.equals(that.items);
    }

    @Override
    public int hashCode() {
        return tag() * 31 + items.size();
    }
}
