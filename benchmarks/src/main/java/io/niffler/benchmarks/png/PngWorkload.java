package io.niffler.benchmarks.png;

import io.niffler.benchmarks.SyntheticObjects;
import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Part10;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.TransferSyntax;
import io.niffler.dicom.data.Uids;
import io.niffler.dicom.data.VR;
import io.niffler.standalone.demo.Phantom;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders of images with the look and the noise of real ones; most names are links to the same files. */
enum PngWorkload {
    CT(SyntheticObjects.Kind.CT, 512, 100),
    CR(SyntheticObjects.Kind.CR, 2048, 20);

    private final SyntheticObjects.Kind kind;
    private final int side;
    private final int different;

    PngWorkload(SyntheticObjects.Kind kind, int side, int different) {
        this.kind = kind;
        this.side = side;
        this.different = different;
    }

    /** Bytes of the pixels of an image, at 16 bits. */
    long pixelBytes() {
        return 2L * side * side;
    }

    /** Makes a folder with so many times all different images; returns how many files that are. */
    int write(Path folder, int times) throws IOException {
        Files.createDirectories(folder);
        int files = times * different;
        String study = Uids.random();
        String series = Uids.random();
        for (int number = 0; number < files; number++) {
            Path file = folder.resolve(number + ".dcm");
            if (number < different) {
                double position = (number + 0.5) / different;
                short[] pixels = Phantom.draw(kind.name(), side, position, number);
                ByteBuffer bytes = ByteBuffer.allocate(2 * pixels.length).order(ByteOrder.LITTLE_ENDIAN);
                bytes.asShortBuffer().put(pixels);
                DataSet object = SyntheticObjects.instance(kind, study, series, number, bytes.array())
                        .setInts(Tag.ROWS, VR.US, side)
                        .setInts(Tag.COLUMNS, VR.US, side);
                Files.write(file, Part10.toBytes(object, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN));
            } else {
                Files.createLink(file, folder.resolve(number % different + ".dcm"));
            }
        }
        return files;
    }
}
