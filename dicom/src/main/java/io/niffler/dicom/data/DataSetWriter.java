package io.niffler.dicom.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes data sets in every transfer syntax (PS3.5 chapters 7 and 10, annex A). Lengths are explicit, except of sequences
 * and items that were read with undefined length. Group lengths (gggg,0000) that are present are written anew.
 */
public final class DataSetWriter {
    private static final int DEFLATE_BUFFER = 32 << 10;

    private DataSetWriter() {}

    /**
     * Writes a data set; the stream is neither flushed nor closed.
     *
     * @throws IllegalArgumentException when an element holds no value because reading skipped it
     */
    public static void write(DataSet dataSet, TransferSyntax syntax, OutputStream out) throws IOException {
        if (syntax.deflated()) {
            writeDeflated(dataSet, out);
        } else {
            new DataSetEncoder(out).write(dataSet, syntax.explicitVr(), syntax.bigEndian());
        }
    }

    /** The data set in bytes. */
    public static byte[] toBytes(DataSet dataSet, TransferSyntax syntax) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(dataSet, syntax, out);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed.", e);
        }
        return out.toByteArray();
    }

    /** A raw deflate stream, made even in length by a NUL byte (PS3.5 A.5). */
    private static void writeDeflated(DataSet dataSet, OutputStream out) throws IOException {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            DeflaterOutputStream deflated = new DeflaterOutputStream(out, deflater, DEFLATE_BUFFER);
            new DataSetEncoder(deflated).write(dataSet, true, false);
            deflated.finish();
            if (deflater.getBytesWritten() % 2 != 0) {
                out.write(0);
            }
        } finally {
            deflater.end();
        }
    }
}
