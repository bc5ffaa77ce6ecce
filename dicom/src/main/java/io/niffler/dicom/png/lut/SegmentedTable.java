package io.niffler.dicom.png.lut;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.pixel.FrameException;

/**
 * Expands a segmented palette (PS3.3 C.7.9.2). Each segment gives at least one entry, so that the work is bounded by the
 * number of entries, at most 65536.
 */
final class SegmentedTable {
    private static final int DISCRETE = 0;
    private static final int LINEAR = 1;
    private static final int INDIRECT = 2;

    private final byte[] data;
    private final int tag;
    private final int cell;
    private final char[] entries;
    private int filled;
    private int at;

    private SegmentedTable(byte[] data, int tag, LutDescriptor descriptor) {
        this.data = data;
        this.tag = tag;
        this.cell = descriptor.bits() / Byte.SIZE;
        this.entries = new char[descriptor.entries()];
    }

    /**
     * Reads a table of 8 or 16 bit entries. What segments tell beyond the described number of entries is left out.
     *
     * @throws FrameException of kind CORRUPT when segments are none of the standard, incomplete, or give too few entries
     */
    static LookupTable of(DataSet holder, LutDescriptor descriptor, int tag) throws FrameException {
        SegmentedTable table = new SegmentedTable(holder.bytes(tag), tag, descriptor);
        while (table.filled < table.entries.length) {
            table.segment();
        }
        return new LookupTable(descriptor.first(), descriptor.bits(), table.entries);
    }

    private void segment() throws FrameException {
        int kind = next();
        if (kind != INDIRECT) {
            segment(kind);
            return;
        }
        int count = next();
        int target = offset();
        int back = at;
        at = target;
        for (int i = 0; i < count && filled < entries.length; i++) {
            segment(next());
        }
        if (count == 0) {
            throw corrupt("copies no segment");
        }
        at = back;
    }

    /** A segment that stands for itself; an indirect one must not be the target of another (PS3.3 C.7.9.2.3). */
    private void segment(int kind) throws FrameException {
        if (kind != DISCRETE && kind != LINEAR) {
            throw corrupt("has a segment of kind " + kind + " where none can be");
        }
        int length = next();
        if (length == 0) {
            throw corrupt("has a segment without entries");
        }
        if (kind == DISCRETE) {
            for (int i = 0; i < length; i++) {
                add(next());
            }
        } else {
            linear(length, next());
        }
    }

    /** From the entry before, exclusive, to the given one, inclusive. */
    private void linear(int length, int end) throws FrameException {
        if (filled == 0) {
            throw corrupt("begins with a linear segment");
        }
        int start = entries[filled - 1];
        for (int i = 1; i <= length && filled < entries.length; i++) {
            add((int) Math.rint(start + (double) (end - start) * i / length));
        }
    }

    private void add(int entry) {
        if (filled < entries.length) {
            entries[filled++] = (char) entry;
        }
    }

    private int next() throws FrameException {
        if (at < 0 || at > data.length - cell) {
            throw corrupt("ends before its " + entries.length + " entries are complete");
        }
        int value = data[at] & 0xFF;
        if (cell == Short.BYTES) {
            value |= (data[at + 1] & 0xFF) << Byte.SIZE;
        }
        at += cell;
        return value;
    }

    /** In bytes from the start of the data: 32 bits, in as many entries as that takes, the low ones first. */
    private int offset() throws FrameException {
        int offset = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += cell * Byte.SIZE) {
            offset |= next() << shift;
        }
        return offset;
    }

    private FrameException corrupt(String what) {
        return FrameException.corrupt("segmented palette " + Tag.toString(tag) + " " + what);
    }
}
