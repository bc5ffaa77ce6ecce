package io.niffler.dicom.png.lut;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.pixel.FrameException;

/** A look-up table (PS3.3 C.11.1.1): inputs below its first entry give the first, inputs above its last the last. */
public final class LookupTable {
    private final int first;
    private final int bits;
    private final char[] entries;

    LookupTable(int first, int bits, char[] entries) {
        this.first = first;
        this.bits = bits;
        this.entries = entries;
    }

    /**
     * Reads the table of an item of Modality LUT Sequence or VOI LUT Sequence.
     *
     * @param signed whether inputs can be negative
     * @throws FrameException of kind CORRUPT when its descriptor is no good or its data too short
     */
    static LookupTable of(DataSet item, boolean signed) throws FrameException {
        return of(item, LutDescriptor.of(item, Tag.LUT_DESCRIPTOR, signed), Tag.LUT_DATA);
    }

    /**
     * Reads the entries of a table: one in each 16 bit word or, if they have 8 bits and only so many bytes are there, two.
     *
     * @throws FrameException of kind CORRUPT when there are fewer than described
     */
    static LookupTable of(DataSet holder, LutDescriptor descriptor, int dataTag) throws FrameException {
        byte[] data = holder.bytes(dataTag);
        int count = descriptor.entries();
        int length = data == null ? 0 : data.length;
        boolean words = length >= 2 * count;
        if (!words && (descriptor.bits() > Byte.SIZE || length < count)) {
            throw FrameException.corrupt("look-up table " + Tag.toString(dataTag) + " of " + length
                    + " bytes is too short for " + count + " entries of " + descriptor.bits() + " bits");
        }
        char[] entries = new char[count];
        int mask = (1 << descriptor.bits()) - 1;
        for (int i = 0; i < count; i++) {
            int entry = words ? (data[2 * i] & 0xFF) | (data[2 * i + 1] & 0xFF) << Byte.SIZE : data[i];
            entries[i] = (char) (entry & mask);
        }
        return new LookupTable(descriptor.first(), descriptor.bits(), entries);
    }

    /** Bits of an entry, 8 to 16. */
    public int bits() {
        return bits;
    }

    /** The entry of an input, 0 to 2^bits - 1. */
    public int entry(int input) {
        return entries[(int) Math.max(0, Math.min(entries.length - 1L, (long) input - first))];
    }

    /** The entry of the whole number nearest to an input, 0 to 2^bits - 1. */
    int entry(double input) {
        return entries[(int) Math.max(0, Math.min(entries.length - 1.0, Math.rint(input) - first))];
    }
}
