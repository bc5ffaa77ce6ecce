package io.niffler.standalone.send;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.DicomParseException;
import io.niffler.dicom.data.Part10;
import io.niffler.dicom.data.Part10File;
import io.niffler.dicom.data.ReadOptions;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.net.InstanceToSend;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Reads of a DICOM file what a C-STORE command needs; the data set itself is read when it is sent. */
public final class DicomFiles {
    private static final String MEDIA_STORAGE_DIRECTORY = "1.2.840.10008.1.3.10";
    private static final int PREAMBLE = 128;
    private static final byte[] MAGIC = {'D', 'I', 'C', 'M'};

    private DicomFiles() {}

    /**
     * The instance in a file; empty when the file is none: not DICOM, or a DICOMDIR.
     *
     * @throws IOException when it cannot be read, or is a DICOM file too damaged to be sent
     */
    public static Optional<Outgoing> inspect(Path file) throws IOException {
        if (!hasMagic(file)) {
            return Optional.empty();
        }
        ReadOptions uidsOnly = ReadOptions.HEADERS.withStopBefore(Tag.STUDY_DATE);
        Part10File part10;
        try (InputStream in = Files.newInputStream(file)) {
            part10 = Part10.read(in, uidsOnly);
        } catch (DicomParseException e) {
            throw new IOException("damaged DICOM file (" + e.getMessage() + ")", e);
        }
        String sopClass = uid(part10, Tag.SOP_CLASS_UID, Tag.MEDIA_STORAGE_SOP_CLASS_UID);
        if (MEDIA_STORAGE_DIRECTORY.equals(sopClass)) {
            return Optional.empty();
        }
        String instance = uid(part10, Tag.SOP_INSTANCE_UID, Tag.MEDIA_STORAGE_SOP_INSTANCE_UID);
        if (sopClass == null || instance == null) {
            throw new IOException("DICOM file without SOP class or instance UID");
        }
        long offset = part10.dataSetOffset();
        long length = Files.size(file) - offset;
        return Optional.of(new Outgoing(
                file.toString(),
                InstanceToSend.of(sopClass, instance, part10.transferSyntaxUid(), length, () -> openAt(file, offset))));
    }

    private static String uid(Part10File file, int tag, int metaTag) {
        DataSet dataSet = file.dataSet();
        String uid = dataSet.string(tag);
        return uid != null ? uid : file.fileMeta().string(metaTag);
    }

    private static boolean hasMagic(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(PREAMBLE + MAGIC.length);
            return start.length == PREAMBLE + MAGIC.length
                    && Arrays.equals(start, PREAMBLE, start.length, MAGIC, 0, MAGIC.length);
        }
    }

    private static InputStream openAt(Path file, long offset) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            in.skipNBytes(offset);
            return in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }
}
