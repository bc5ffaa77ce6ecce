package io.niffler.dicom.net;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
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
