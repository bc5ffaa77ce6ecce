package io.niffler.dicom.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** DICOM files: preamble, file meta information and a data set (PS3.10 chapter 7). */
public final class Part10 {
    static final int PREAMBLE_LENGTH = 128;
    private static final byte[] PREFIX = {'D', 'I', 'C', 'M'};
    static final int DATA_OFFSET = PREAMBLE_LENGTH + PREFIX.length;

    private Part10() {}

    /** Reads a file in memory; values are parts of the array, not copies. */
    public static Part10File read(byte[] file, ReadOptions options) throws DicomParseException {
        return read(file, 0, file.length, options);
    }

    /** Reads a file in memory; values are parts of the array, not copies. */
    public static Part10File read(byte[] bytes, int offset, int length, ReadOptions options)
            throws DicomParseException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        try {
            return new Part10Reader(new ByteSource(bytes, offset, length), options).read();
        } catch (DicomParseException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory failed.", e);
        }
    }

    /** Reads a file from a stream; some bytes beyond the last element read may have been taken from the stream. */
    public static Part10File read(InputStream in, ReadOptions options) throws IOException {
        return new Part10Reader(new ByteSource(in), options).read();
    }

    /** Reads a file. */
    public static Part10File read(Path file, ReadOptions options) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, options);
        }
    }

    /**
     * Writes a file. The file meta information is made from SOP Class UID, SOP Instance UID and the transfer syntax.
     *
     * @throws IllegalArgumentException when the data set lacks one of the UIDs or an element holds no value
     */
    public static void write(DataSet dataSet, TransferSyntax syntax, OutputStream out) throws IOException {
        out.write(preambleAndMeta(
                required(dataSet, Tag.SOP_CLASS_UID), required(dataSet, Tag.SOP_INSTANCE_UID), syntax.uid(), null));
        DataSetWriter.write(dataSet, syntax, out);
    }

    /**
     * Writes a file as it was read: its own file meta information with the right group length, after an empty preamble.
     *
     * @throws IllegalArgumentException when an element holds no value
     */
    public static void write(Part10File file, OutputStream out) throws IOException {
        out.write(preambleAndMeta(file.fileMeta()));
        DataSetWriter.write(file.dataSet(), TransferSyntax.of(file.transferSyntaxUid()), out);
    }

    private static String required(DataSet dataSet, int tag) {
        String uid = dataSet.string(tag);
        if (uid == null) {
            throw new IllegalArgumentException("The data set has no " + Dictionary.keywordOf(tag) + " "
                    + Tag.toString(tag) + ", which a DICOM file needs.");
        }
        return uid;
    }

    /** The file in bytes, as {@link #write(DataSet, TransferSyntax, OutputStream)}. */
    public static byte[] toBytes(DataSet dataSet, TransferSyntax syntax) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(dataSet, syntax, out);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed.", e);
        }
        return out.toByteArray();
    }

    /**
     * What makes a file of a bare data set when put before it. The same arguments give the same bytes.
     *
     * @param sourceAet Source Application Entity Title, or null to leave it out
     */
    public static byte[] preambleAndMeta(
            String sopClassUid, String sopInstanceUid, String transferSyntaxUid, String sourceAet) {
        DataSet meta = new DataSet();
        meta.setInts(Tag.FILE_META_INFORMATION_GROUP_LENGTH, VR.UL, 0);
        meta.setBytes(Tag.FILE_META_INFORMATION_VERSION, VR.OB, new byte[] {0, 1});
        meta.setString(Tag.MEDIA_STORAGE_SOP_CLASS_UID, VR.UI, sopClassUid);
        meta.setString(Tag.MEDIA_STORAGE_SOP_INSTANCE_UID, VR.UI, sopInstanceUid);
        meta.setString(Tag.TRANSFER_SYNTAX_UID, VR.UI, transferSyntaxUid);
        meta.setString(Tag.IMPLEMENTATION_CLASS_UID, VR.UI, Uids.IMPLEMENTATION_CLASS_UID);
        meta.setString(Tag.IMPLEMENTATION_VERSION_NAME, VR.SH, Uids.IMPLEMENTATION_VERSION_NAME);
        if (sourceAet != null) {
            meta.setString(Tag.SOURCE_APPLICATION_ENTITY_TITLE, VR.AE, sourceAet);
        }
        return preambleAndMeta(meta);
    }

    private static byte[] preambleAndMeta(DataSet meta) {
        byte[] group = DataSetWriter.toBytes(meta, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        byte[] bytes = new byte[DATA_OFFSET + group.length];
        System.arraycopy(PREFIX, 0, bytes, PREAMBLE_LENGTH, PREFIX.length);
        System.arraycopy(group, 0, bytes, DATA_OFFSET, group.length);
        return bytes;
    }
}
