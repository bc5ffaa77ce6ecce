package io.niffler.dicom.png.lut;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.pixel.FrameException;

/**
 * The three numbers that describe a look-up table (PS3.3 C.11.1.1.1, C.7.6.3.1.5).
 *
 * @param entries 1 to 65536
 * @param first the input of the first entry, -32768 to 65535
 * @param bits per entry, 8 to 16
 */
record LutDescriptor(int entries, int first, int bits) {
    private static final int BYTES = 6;
    private static final int MOST_ENTRIES = 1 << 16;

    /**
     * Reads a descriptor.
     *
     * @param signed whether inputs can be negative, which the 16 bits of the first one do not tell
     * @throws FrameException of kind CORRUPT when there is none, or none that makes sense
     */
    static LutDescriptor of(DataSet holder, int tag, boolean signed) throws FrameException {
        byte[] bytes = holder.bytes(tag);
        if (bytes == null || bytes.length < BYTES) {
            throw FrameException.corrupt("look-up table descriptor " + Tag.toString(tag) + " is missing or too short");
        }
        int entries = word(bytes, 0);
        int first = word(bytes, 2);
        int bits = word(bytes, 4);
        if (bits < Byte.SIZE || bits > Short.SIZE) {
            throw FrameException.corrupt(
                    Tag.toString(tag) + " tells of " + bits + " bits an entry; 8 to 16 are possible");
        }
        return new LutDescriptor(entries == 0 ? MOST_ENTRIES : entries, signed ? (short) first : first, bits);
    }

    private static int word(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << Byte.SIZE;
    }
}
