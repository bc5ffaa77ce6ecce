package io.niffler.dicom.data;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Encodes one data set. Bytes go through a buffer in which lengths are filled in once known; it is emptied whenever no
 * length is pending, and long values outside sequences bypass it.
 */
final class DataSetEncoder {
    static final int UNDEFINED_LENGTH = -1;

    private static final int BYPASS = 16 << 10;
    private static final int SHORT_LENGTH_LIMIT = 0xFFFF;

    private final OutputStream out;
    private byte[] buffer = new byte[BYPASS];
    private int size;
    private int pendingLengths;
    private boolean explicitVr;
    private boolean bigEndian;

    DataSetEncoder(OutputStream out) {
        this.out = out;
    }

    void write(DataSet dataSet, boolean inExplicitVr, boolean inBigEndian) throws IOException {
        explicitVr = inExplicitVr;
        bigEndian = inBigEndian;
        elements(dataSet);
        flush();
    }

    private void elements(DataSet dataSet) throws IOException {
        int groupStart = -1;
        int openGroup = -1;
        for (Element element : dataSet) {
            int group = Tag.group(element.tag());
            if (groupStart >= 0 && group != openGroup) {
                endLength(groupStart);
                groupStart = -1;
            }
            if (Tag.isGroupLength(element.tag())) {
                header(element.tag(), VR.UL, 4);
                groupStart = beginLength();
                openGroup = group;
            } else {
                element(element);
            }
        }
        if (groupStart >= 0) {
            endLength(groupStart);
        }
    }

    private void element(Element element) throws IOException {
        if (element instanceof ValueElement value) {
            value(value);
        } else if (element instanceof SequenceElement sequence) {
            sequence(sequence);
        } else if (element instanceof FragmentsElement fragments) {
            fragments(fragments);
        } else if (element.isEmpty()) {
            header(element.tag(), element.vr(), 0);
        } else {
            throw new IllegalArgumentException("The value of " + Tag.toString(element.tag())
                    + " was skipped when the data set was read; read it without a limit on value lengths to write it.");
        }
    }

    private void value(ValueElement element) throws IOException {
        int length = element.length() + (element.length() & 1);
        VR vr = element.vr();
        // A value too long for a 16-bit length, and one that came as UN, is written as UN: little endian (PS3.5 6.2.2).
        boolean asUn = explicitVr && (element.readAsUn() || (!vr.longForm() && length > SHORT_LENGTH_LIMIT));
        header(element.tag(), asUn ? VR.UN : vr, length);
        boolean swap = vr.unit() > 1 && element.bigEndian() != (bigEndian && !asUn);
        if (swap) {
            byte[] swapped = element.bytes();
            Swap.swap(swapped, 0, swapped.length, vr.unit());
            bytes(swapped, 0, swapped.length);
        } else {
            bytes(element.array(), element.offset(), element.length());
        }
        if (length != element.length()) {
            ensure(1);
            buffer[size++] = vr.padding();
        }
    }

    private void sequence(SequenceElement sequence) throws IOException {
        boolean asUn = explicitVr && sequence.readAsUn();
        header(sequence.tag(), asUn ? VR.UN : VR.SQ, UNDEFINED_LENGTH);
        boolean outerExplicit = explicitVr;
        boolean outerBigEndian = bigEndian;
        int start = size;
        if (!sequence.undefinedLength()) {
            pendingLengths++;
        }
        if (asUn) {
            explicitVr = false;
            bigEndian = false;
        }
        for (DataSet item : sequence.items()) {
            item(item);
        }
        if (sequence.undefinedLength()) {
            tagAndLength(Tag.SEQUENCE_DELIMITATION_ITEM, 0);
        }
        explicitVr = outerExplicit;
        bigEndian = outerBigEndian;
        if (!sequence.undefinedLength()) {
            endLength(start);
        }
    }

    private void item(DataSet item) throws IOException {
        tagAndLength(Tag.ITEM, UNDEFINED_LENGTH);
        if (item.undefinedLength()) {
            elements(item);
            tagAndLength(Tag.ITEM_DELIMITATION_ITEM, 0);
        } else {
            int start = size;
            pendingLengths++;
            elements(item);
            endLength(start);
        }
    }

    private void fragments(FragmentsElement element) throws IOException {
        header(element.tag(), element.vr(), UNDEFINED_LENGTH);
        for (ValueElement fragment : element.items()) {
            int length = fragment.length() + (fragment.length() & 1);
            tagAndLength(Tag.ITEM, length);
            bytes(fragment.array(), fragment.offset(), fragment.length());
            if (length != fragment.length()) {
                ensure(1);
                buffer[size++] = 0;
            }
        }
        tagAndLength(Tag.SEQUENCE_DELIMITATION_ITEM, 0);
    }

    private void header(int tag, VR vr, int length) throws IOException {
        ensure(12);
        if (!explicitVr) {
            tagAndLength(tag, length);
            return;
        }
        tag(tag);
        buffer[size++] = (byte) (vr.code() >> 8);
        buffer[size++] = (byte) vr.code();
        if (vr.longForm()) {
            buffer[size++] = 0;
            buffer[size++] = 0;
            ByteOrders.put32(buffer, size, length, bigEndian);
            size += 4;
        } else {
            ByteOrders.put16(buffer, size, length, bigEndian);
            size += 2;
        }
    }

    private void tagAndLength(int tag, int length) throws IOException {
        ensure(8);
        tag(tag);
        ByteOrders.put32(buffer, size, length, bigEndian);
        size += 4;
    }

    private void tag(int tag) {
        ByteOrders.put16(buffer, size, Tag.group(tag), bigEndian);
        ByteOrders.put16(buffer, size + 2, Tag.element(tag), bigEndian);
        size += 4;
    }

    /** Leaves room for the value of a group length; returns where the group's other elements begin. */
    private int beginLength() throws IOException {
        ensure(4);
        pendingLengths++;
        size += 4;
        return size;
    }

    /** Fills in the length that stands right before the start of what it counts. */
    private void endLength(int start) {
        ByteOrders.put32(buffer, start - 4, size - start, bigEndian);
        pendingLengths--;
    }

    private void bytes(byte[] source, int offset, int length) throws IOException {
        if (pendingLengths == 0 && length >= BYPASS) {
            flush();
            out.write(source, offset, length);
            return;
        }
        ensure(length);
        System.arraycopy(source, offset, buffer, size, length);
        size += length;
    }

    private void ensure(int more) throws IOException {
        if (buffer.length - size >= more) {
            return;
        }
        if (pendingLengths == 0) {
            flush();
        }
        if (buffer.length - size < more) {
            int wanted = Math.addExact(size, more);
            buffer =
                    Arrays.copyOf(buffer, Math.max(wanted, (int) Math.min(Integer.MAX_VALUE - 8L, buffer.length * 2L)));
        }
    }

    private void flush() throws IOException {
        out.write(buffer, 0, size);
        size = 0;
    }
}
