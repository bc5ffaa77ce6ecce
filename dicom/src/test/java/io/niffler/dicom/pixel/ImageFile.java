package io.niffler.dicom.pixel;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.FragmentsElement;
import io.niffler.dicom.data.Part10;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.TransferSyntax;
import io.niffler.dicom.data.VR;
import java.util.List;

/** Makes files of images that need not be what they say. Of 8 bits and one sample unless told otherwise. */
final class ImageFile {
    private final DataSet dataSet = new DataSet();

    ImageFile(int rows, int columns) {
        dataSet.setString(Tag.SOP_CLASS_UID, VR.UI, "1.2.840.10008.5.1.4.1.1.7");
        dataSet.setString(Tag.SOP_INSTANCE_UID, VR.UI, "2.25.1");
        dataSet.setString(Tag.PHOTOMETRIC_INTERPRETATION, VR.CS, "MONOCHROME2");
        number(Tag.SAMPLES_PER_PIXEL, 1).number(Tag.ROWS, rows).number(Tag.COLUMNS, columns);
        bits(8, 8).number(Tag.PIXEL_REPRESENTATION, 0);
    }

    /** Sets a number of 16 bits. */
    ImageFile number(int tag, int number) {
        dataSet.setInts(tag, VR.US, number);
        return this;
    }

    ImageFile bits(int allocated, int stored) {
        return number(Tag.BITS_ALLOCATED, allocated).number(Tag.BITS_STORED, stored);
    }

    ImageFile colours(String photometric, int samples) {
        dataSet.setString(Tag.PHOTOMETRIC_INTERPRETATION, VR.CS, photometric);
        return number(Tag.SAMPLES_PER_PIXEL, samples);
    }

    ImageFile frames(int count) {
        dataSet.setInts(Tag.NUMBER_OF_FRAMES, VR.IS, count);
        return this;
    }

    ImageFile value(int tag, VR vr, byte[] value) {
        dataSet.setBytes(tag, vr, value);
        return this;
    }

    /** The bytes of the file with uncompressed pixels. */
    byte[] uncompressed(byte[] pixels) {
        return uncompressed(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, pixels);
    }

    /** The bytes of the file with uncompressed pixels, given as in little endian. */
    byte[] uncompressed(TransferSyntax syntax, byte[] pixels) {
        dataSet.setBytes(Tag.PIXEL_DATA, VR.OW, pixels);
        return Part10.toBytes(dataSet, syntax);
    }

    /**
     * The bytes of the file with pixels in fragments.
     *
     * @param items the basic offset table and fragments
     */
    byte[] fragments(String transferSyntax, byte[]... items) {
        dataSet.put(new FragmentsElement(Tag.PIXEL_DATA, VR.OB, List.of(items)));
        return Part10.toBytes(dataSet, TransferSyntax.of(transferSyntax));
    }
}
