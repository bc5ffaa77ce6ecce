package io.niffler.dicom.png.lut;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;

/** Headers with look-up tables, for tests. */
public final class Headers {
    private static final int[] DESCRIPTORS = {0x00281101, 0x00281102, 0x00281103};

    private Headers() {}

    /** Values of 16 bits in little endian. */
    public static byte[] words(int... values) {
        byte[] bytes = new byte[2 * values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[2 * i] = (byte) values[i];
            bytes[2 * i + 1] = (byte) (values[i] >> 8);
        }
        return bytes;
    }

    /** An item of a LUT sequence. */
    public static DataSet lut(int first, int bits, int... entries) {
        DataSet item = new DataSet();
        item.setBytes(Tag.LUT_DESCRIPTOR, VR.US, words(entries.length, first, bits));
        return item.setBytes(Tag.LUT_DATA, VR.OW, words(entries));
    }

    /** An object whose red, green and blue tables have the same data. */
    public static DataSet palette(byte[] descriptor, byte[] data) {
        DataSet header = new DataSet();
        for (int tag : DESCRIPTORS) {
            header.setBytes(tag, VR.US, descriptor);
            header.setBytes(tag + 0x100, VR.OW, data);
        }
        return header;
    }

    /** An object whose red, green and blue tables have the same segments. */
    public static DataSet segmented(byte[] descriptor, byte[] data) {
        DataSet header = new DataSet();
        for (int tag : DESCRIPTORS) {
            header.setBytes(tag, VR.US, descriptor);
            header.setBytes(tag + 0x120, VR.OW, data);
        }
        return header;
    }
}
