package io.niffler.dicom.testing;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import java.util.Random;

/** Kinds of images as modalities make them, small and uncompressed. The same arguments give the same image. */
public enum ImageKind {
    /** Unsigned 12 of 16 bits with an offset. */
    CT("CT", "1.2.840.10008.5.1.4.1.1.2", "MONOCHROME2", 1, 16, 12, false, 1),
    /** Signed 16 bits. */
    MR("MR", "1.2.840.10008.5.1.4.1.1.4", "MONOCHROME2", 1, 16, 16, true, 1),
    /** 10 of 16 bits, white at 0. */
    CR("CR", "1.2.840.10008.5.1.4.1.1.1", "MONOCHROME1", 1, 16, 10, false, 1),
    /** 14 of 16 bits. */
    DX("DX", "1.2.840.10008.5.1.4.1.1.1.1", "MONOCHROME2", 1, 16, 14, false, 1),
    /** 12 of 16 bits, white at 0. */
    MG("MG", "1.2.840.10008.5.1.4.1.1.1.2", "MONOCHROME1", 1, 16, 12, false, 1),
    /** Red, green and blue. */
    US("US", "1.2.840.10008.5.1.4.1.1.6.1", "RGB", 3, 8, 8, false, 1),
    /** Indices into three tables of 16 bits. */
    PALETTE("US", "1.2.840.10008.5.1.4.1.1.6.1", "PALETTE COLOR", 1, 8, 8, false, 1),
    /** Several frames of 8 bits. */
    XA("XA", "1.2.840.10008.5.1.4.1.1.12.1", "MONOCHROME2", 1, 8, 8, false, 3),
    /** Several frames of signed 16 bits. */
    NM("NM", "1.2.840.10008.5.1.4.1.1.20", "MONOCHROME2", 1, 16, 16, true, 2);

    private static final int TABLE = 256;
    private static final int GREEN = 3;
    private static final int BLUE = 7;

    private final String modality;
    private final String sopClassUid;
    private final String photometric;
    private final int samplesPerPixel;
    private final int bitsAllocated;
    private final int bitsStored;
    private final boolean signed;
    private final int frames;

    ImageKind(
            String modality,
            String sopClassUid,
            String photometric,
            int samplesPerPixel,
            int bitsAllocated,
            int bitsStored,
            boolean signed,
            int frames) {
        this.modality = modality;
        this.sopClassUid = sopClassUid;
        this.photometric = photometric;
        this.samplesPerPixel = samplesPerPixel;
        this.bitsAllocated = bitsAllocated;
        this.bitsStored = bitsStored;
        this.signed = signed;
        this.frames = frames;
    }

    public int frames() {
        return frames;
    }

    /** Red, green and blue for a colour image or one with a palette, else 1. */
    public int pngSamples() {
        return this == PALETTE ? 3 : samplesPerPixel;
    }

    /** An instance; its study is named by the kind. */
    public DataSet instance(int number, int rows, int columns) {
        DataSet dataSet = TestObjects.instance(TestObjects.Kind.CT, name(), "a", number, rows, columns);
        dataSet.setString(Tag.SOP_CLASS_UID, VR.UI, sopClassUid);
        dataSet.setString(Tag.MODALITY, VR.CS, modality);
        dataSet.setInts(Tag.SAMPLES_PER_PIXEL, VR.US, samplesPerPixel);
        dataSet.setString(Tag.PHOTOMETRIC_INTERPRETATION, VR.CS, photometric);
        dataSet.setInts(Tag.BITS_ALLOCATED, VR.US, bitsAllocated);
        dataSet.setInts(Tag.BITS_STORED, VR.US, bitsStored);
        dataSet.setInts(Tag.HIGH_BIT, VR.US, bitsStored - 1);
        dataSet.setInts(Tag.PIXEL_REPRESENTATION, VR.US, signed ? 1 : 0);
        if (frames > 1) {
            dataSet.setInts(Tag.NUMBER_OF_FRAMES, VR.IS, frames);
        }
        if (samplesPerPixel > 1) {
            dataSet.setInts(Tag.PLANAR_CONFIGURATION, VR.US, 0);
        }
        if (this == PALETTE) {
            putPalette(dataSet);
        }
        int[] values = values(number, rows, columns);
        dataSet.setBytes(Tag.PIXEL_DATA, VR.OW, bytes(values));
        return dataSet;
    }

    /** The stored values of a frame, counted from 0, the samples of a pixel side by side. */
    public int[] frame(int number, int rows, int columns, int frame) {
        int[] all = values(number, rows, columns);
        int length = all.length / frames;
        int[] values = new int[length];
        System.arraycopy(all, frame * length, values, 0, length);
        return values;
    }

    /** A frame as it is shown: red, green and blue of a palette in 16 bits, else the stored values. */
    public int[] shown(int number, int rows, int columns, int frame) {
        int[] stored = frame(number, rows, columns, frame);
        if (this != PALETTE) {
            return stored;
        }
        int[] shown = new int[3 * stored.length];
        for (int i = 0; i < stored.length; i++) {
            shown[3 * i] = red(stored[i]);
            shown[3 * i + 1] = GREEN * stored[i];
            shown[3 * i + 2] = BLUE * stored[i];
        }
        return shown;
    }

    private static int red(int index) {
        return index << 8 | index;
    }

    private int[] values(int number, int rows, int columns) {
        Random random = new Random(31L * number + name().hashCode());
        int[] values = new int[rows * columns * samplesPerPixel * frames];
        int range = 1 << bitsStored;
        for (int i = 0; i < values.length; i++) {
            int slope = (int) ((long) range * (i % columns) / columns / 2);
            int value = slope + random.nextInt(range / 2);
            values[i] = signed ? value - range / 2 : value;
        }
        return values;
    }

    private byte[] bytes(int[] values) {
        int width = bitsAllocated / 8;
        byte[] bytes = new byte[values.length * width + (values.length * width & 1)];
        for (int i = 0; i < values.length; i++) {
            for (int b = 0; b < width; b++) {
                bytes[i * width + b] = (byte) (values[i] >> (8 * b));
            }
        }
        return bytes;
    }

    private static void putPalette(DataSet dataSet) {
        int[] descriptors = {
            Tag.RED_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR,
            Tag.GREEN_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR,
            Tag.BLUE_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR
        };
        int[] data = {
            Tag.RED_PALETTE_COLOR_LOOKUP_TABLE_DATA,
            Tag.GREEN_PALETTE_COLOR_LOOKUP_TABLE_DATA,
            Tag.BLUE_PALETTE_COLOR_LOOKUP_TABLE_DATA
        };
        for (int colour = 0; colour < data.length; colour++) {
            dataSet.setInts(descriptors[colour], VR.US, TABLE, 0, 16);
            byte[] table = new byte[2 * TABLE];
            for (int i = 0; i < TABLE; i++) {
                int entry = colour == 0 ? red(i) : (colour == 1 ? GREEN : BLUE) * i;
                table[2 * i] = (byte) entry;
                table[2 * i + 1] = (byte) (entry >> 8);
            }
            dataSet.setBytes(data[colour], VR.OW, table);
        }
    }
}
