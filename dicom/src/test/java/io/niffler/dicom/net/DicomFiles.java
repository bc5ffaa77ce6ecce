package io.niffler.dicom.net;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.DataSetWriter;
import io.niffler.dicom.data.FragmentsElement;
import io.niffler.dicom.data.Part10;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.TransferSyntax;
import io.niffler.dicom.data.VR;
import io.niffler.dicom.testing.TestObjects;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Writes DICOM files of any size and transfer syntax for senders. */
final class DicomFiles {
    private static final int COLUMNS = 512;

    private DicomFiles() {}

    /** A CT image in a file named like its SOP instance UID; encapsulated pixel data is noise, not an image. */
    static Path ct(Path folder, String sopInstanceUid, String transferSyntaxUid, int pixelBytes) throws IOException {
        TransferSyntax syntax = TransferSyntax.of(transferSyntaxUid);
        int rows = Math.max(1, pixelBytes / (2 * COLUMNS) % 65536);
        DataSet dataSet = TestObjects.instance(TestObjects.Kind.CT, "study", "series", 1, 1, COLUMNS);
        dataSet.setString(Tag.SOP_INSTANCE_UID, VR.UI, sopInstanceUid);
        dataSet.setInts(Tag.ROWS, VR.US, rows);
        byte[] pixels = new byte[pixelBytes];
        new Random(pixelBytes).nextBytes(pixels);
        if (syntax.encapsulated()) {
            int half = pixelBytes / 4 * 2;
            dataSet.put(new FragmentsElement(
                    Tag.PIXEL_DATA,
                    VR.OB,
                    List.of(
                            new byte[0],
                            Arrays.copyOf(pixels, half),
                            Arrays.copyOfRange(pixels, half, pixels.length))));
        } else {
            dataSet.setBytes(Tag.PIXEL_DATA, VR.OW, pixels);
        }
        Path file = folder.resolve(sopInstanceUid + ".dcm");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(
                    Part10.preambleAndMeta(TestObjects.Kind.CT.sopClassUid(), sopInstanceUid, transferSyntaxUid, null));
            DataSetWriter.write(dataSet, syntax, out);
        }
        return file;
    }
}
