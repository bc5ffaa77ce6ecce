package io.niffler.dicom.net;

import io.niffler.dicom.data.Part10;
import io.niffler.dicom.data.Part10File;
import io.niffler.dicom.data.ReadOptions;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.Uids;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** An instance to be sent by C-STORE: its UIDs and its bare data set, which is read at the moment of sending. */
public final class InstanceToSend {
    private final String sopClassUid;
    private final String sopInstanceUid;
    private final String transferSyntaxUid;
    private final long length;
    private final DataSetSource source;

    /** Opens the bare data set: no preamble, no file meta information. */
    @FunctionalInterface
    public interface DataSetSource {
        /** A new stream over the data set from its first byte. The caller closes it. */
        InputStream open() throws IOException;
    }

    private InstanceToSend(
            String sopClassUid, String sopInstanceUid, String transferSyntaxUid, long length, DataSetSource source) {
        this.sopClassUid = Objects.requireNonNull(sopClassUid, "sopClassUid");
        this.sopInstanceUid = Objects.requireNonNull(sopInstanceUid, "sopInstanceUid");
        this.transferSyntaxUid = Objects.requireNonNull(transferSyntaxUid, "transferSyntaxUid");
        this.source = Objects.requireNonNull(source, "source");
        if (length < 0) {
            throw new IllegalArgumentException("The length of the data set is negative: " + length);
        }
        this.length = length;
    }

    /**
     * An instance from any source.
     *
     * @param length bytes that the source gives
     */
    public static InstanceToSend of(
            String sopClassUid, String sopInstanceUid, String transferSyntaxUid, long length, DataSetSource source) {
        return new InstanceToSend(sopClassUid, sopInstanceUid, transferSyntaxUid, length, source);
    }

    /** An instance whose bare data set is a part of an array. The array is not copied. */
    public static InstanceToSend of(
            String sopClassUid,
            String sopInstanceUid,
            String transferSyntaxUid,
            byte[] dataSet,
            int offset,
            int length) {
        Objects.checkFromIndexSize(offset, length, dataSet.length);
        return of(
                sopClassUid,
                sopInstanceUid,
                transferSyntaxUid,
                length,
                () -> new ByteArrayInputStream(dataSet, offset, length));
    }

    /**
     * The instance in a DICOM file, in the transfer syntax it is stored in. The UIDs are those of the file meta information or, where
     * that lacks them, of the data set. Only the beginning of the file is read now, the rest when it is sent.
     *
     * @throws IOException when the file cannot be read, is not a DICOM file or does not say what it holds
     */
    public static InstanceToSend ofFile(Path file) throws IOException {
        Part10File head = Part10.read(file, ReadOptions.HEADERS.withStopBefore(Tag.SOP_INSTANCE_UID + 1));
        String sopClass = firstOf(head.fileMeta().string(Tag.MEDIA_STORAGE_SOP_CLASS_UID), head, Tag.SOP_CLASS_UID);
        String sopInstance =
                firstOf(head.fileMeta().string(Tag.MEDIA_STORAGE_SOP_INSTANCE_UID), head, Tag.SOP_INSTANCE_UID);
        String transferSyntax = head.transferSyntaxUid();
        if (!Uids.isValid(sopClass) || !Uids.isValid(sopInstance) || !Uids.isValid(transferSyntax)) {
            throw new IOException(
                    "The file does not say which SOP class, SOP instance and transfer syntax it holds: " + file);
        }
        long offset = head.dataSetOffset();
        return of(sopClass, sopInstance, transferSyntax, Files.size(file) - offset, () -> open(file, offset));
    }

    private static String firstOf(String fromMeta, Part10File head, int tag) {
        return fromMeta != null ? fromMeta : head.dataSet().string(tag);
    }

    private static InputStream open(Path file, long offset) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            in.skipNBytes(offset);
            return in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** SOP class UID. */
    public String sopClassUid() {
        return sopClassUid;
    }

    /** SOP instance UID. */
    public String sopInstanceUid() {
        return sopInstanceUid;
    }

    /** The transfer syntax the data set is in. */
    public String transferSyntaxUid() {
        return transferSyntaxUid;
    }

    /** Bytes of the data set. */
    public long length() {
        return length;
    }

    /** Opens the data set. */
    public InputStream open() throws IOException {
        return source.open();
    }
}
