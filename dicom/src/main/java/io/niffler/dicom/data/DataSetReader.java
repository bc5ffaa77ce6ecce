package io.niffler.dicom.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * Reads data sets in every transfer syntax (PS3.5 chapters 7 and 10, annex A).
 *
 * <p>Reading is lenient unless told otherwise: what is wrong is collected as {@link DataSetProblem}s and what can be read is
 * kept. An exception means that not one element could be read although there are bytes, or that the stream itself failed.
 */
public final class DataSetReader {
    /** The most problems that are collected; further ones are dropped. */
    public static final int MAX_PROBLEMS = 100;

    private DataSetReader() {}

    /**
     * Reads from memory. Values are parts of the array, not copies.
     *
     * @throws DicomParseException when nothing can be read, or at the first problem when the options are strict
     */
    public static ReadResult read(byte[] bytes, int offset, int length, TransferSyntax syntax, ReadOptions options)
            throws DicomParseException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        throw new UnsupportedOperationException();
    }

    /**
     * Reads a data set that fills an array.
     *
     * @throws DicomParseException when nothing can be read, or at the first problem when the options are strict
     */
    public static ReadResult read(byte[] bytes, TransferSyntax syntax, ReadOptions options) throws DicomParseException {
        return read(bytes, 0, bytes.length, syntax, options);
    }

    /**
     * Reads from a stream, up to its end or the tag to stop before; some bytes beyond may have been taken from the stream.
     *
     * @throws DicomParseException when nothing can be read, or at the first problem when the options are strict
     * @throws IOException when the stream fails
     */
    public static ReadResult read(InputStream in, TransferSyntax syntax, ReadOptions options) throws IOException {
        return read(in.readAllBytes(), syntax, options);
    }
}
