package io.niffler.dicom.pixel;

import io.niffler.dicom.data.Tag;
import java.io.IOException;
import java.util.Arrays;

/** Where the items of encapsulated pixel data stand (PS3.5 A.4): the basic offset table, then fragments. */
final class Fragments {
    private static final int ITEM_HEADER = 8;
    private static final long LONGEST = Integer.MAX_VALUE - 8L;

    private final PixelBytes bytes;
    private final boolean bigEndian;
    private long[] starts = new long[16];
    private int[] lengths = new int[16];
    private int count;
    private long tableStart;
    private int tableLength;
    private long base;

    private Fragments(PixelBytes bytes, boolean bigEndian) {
        this.bytes = bytes;
        this.bigEndian = bigEndian;
    }

    /**
     * Finds the items of a value; what follows a damaged item header is left out.
     *
     * @throws FrameException when an item is too long to be read, or there is none
     */
    static Fragments scan(PixelBytes bytes, long start, long length, boolean bigEndian)
            throws FrameException, IOException {
        Fragments fragments = new Fragments(bytes, bigEndian);
        fragments.scan(start, start + length);
        return fragments;
    }

    private void scan(long start, long end) throws FrameException, IOException {
        long at = start;
        boolean table = true;
        while (end - at >= ITEM_HEADER) {
            ByteSlice header = bytes.read(at, ITEM_HEADER);
            if (tag(header) != Tag.ITEM) {
                break;
            }
            long written = Integer.toUnsignedLong(i32(header, 4));
            long length = Math.min(written, end - at - ITEM_HEADER);
            if (length > LONGEST) {
                throw new FrameException(FrameException.Kind.TOO_LARGE, "a fragment has " + length + " bytes");
            }
            if (table) {
                tableStart = at + ITEM_HEADER;
                tableLength = (int) length;
                table = false;
                base = at + ITEM_HEADER + length;
            } else {
                add(at, (int) length);
            }
            at += ITEM_HEADER + length;
        }
        if (count == 0) {
            throw FrameException.corrupt("the pixel data holds no fragment");
        }
    }

    private void add(long itemStart, int length) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            lengths = Arrays.copyOf(lengths, count * 2);
        }
        starts[count] = itemStart;
        lengths[count++] = length;
    }

    int count() {
        return count;
    }

    /** The bytes in a fragment. */
    int length(int fragment) {
        return lengths[fragment];
    }

    /** The entries of the basic offset table; none when there are not as many as asked for. */
    long[] basicOffsetTable(int entries) throws IOException {
        if (tableLength != entries * 4L) {
            return new long[0];
        }
        ByteSlice table = bytes.read(tableStart, tableLength);
        long[] offsets = new long[entries];
        for (int i = 0; i < entries; i++) {
            offsets[i] = Integer.toUnsignedLong(i32(table, i * 4));
        }
        return offsets;
    }

    /** The fragment whose item begins at an offset as offset tables count, or -1. */
    int startingAt(long offset) {
        return offset < 0 ? -1 : Math.max(-1, Arrays.binarySearch(starts, 0, count, base + offset));
    }

    /** The first bytes of a fragment, at most so many. */
    ByteSlice head(int fragment, int atMost) throws IOException {
        return bytes.read(starts[fragment] + ITEM_HEADER, Math.min(atMost, lengths[fragment]));
    }

    /**
     * The bytes of several fragments in a row.
     *
     * @throws FrameException when they are too long for an array
     */
    ByteSlice join(int from, int to) throws FrameException, IOException {
        if (to - from == 1) {
            return head(from, lengths[from]);
        }
        long total = 0;
        for (int i = from; i < to; i++) {
            total += lengths[i];
        }
        if (total > LONGEST) {
            throw new FrameException(FrameException.Kind.TOO_LARGE, "a frame has " + total + " bytes");
        }
        byte[] joined = new byte[(int) total];
        int at = 0;
        for (int i = from; i < to; i++) {
            ByteSlice fragment = head(i, lengths[i]);
            System.arraycopy(fragment.array(), fragment.offset(), joined, at, fragment.length());
            at += fragment.length();
        }
        return new ByteSlice(joined, 0, at);
    }

    private int tag(ByteSlice slice) {
        int value = i32(slice, 0);
        return bigEndian ? value : value << 16 | value >>> 16;
    }

    private int i32(ByteSlice slice, int index) {
        int a = slice.u8(index);
        int b = slice.u8(index + 1);
        int c = slice.u8(index + 2);
        int d = slice.u8(index + 3);
        return bigEndian ? a << 24 | b << 16 | c << 8 | d : d << 24 | c << 16 | b << 8 | a;
    }
}
