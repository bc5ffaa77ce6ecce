package io.niffler.dicom.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
        try {
            return read(new ByteSource(bytes, offset, length), syntax, options);
        } catch (DicomParseException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory failed.", e);
        }
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
        return read(new ByteSource(in), syntax, options);
    }

    private static ReadResult read(ByteSource source, TransferSyntax syntax, ReadOptions options) throws IOException {
        ProblemLog problems = new ProblemLog(options.strict());
        ReadResult result = read(source, syntax, options, problems);
        if (result.dataSet().isEmpty() && !problems.list().isEmpty()) {
            throw problems.asException(DataSetProblem.Kind.NOT_DICOM, 0);
        }
        return result;
    }

    /**
     * The bytes of a deflated data set (PS3.5 A.5), from where its file meta information ends; the stream ends early where
     * they are damaged or beyond the limits of the options.
     */
    public static InputStream inflated(InputStream deflated, ReadOptions options) {
        return new InflatedStream(new ByteSource(deflated), options);
    }

    /** Reads what is ahead, adding to the problems met before; never throws for an empty data set. */
    static ReadResult read(ByteSource source, TransferSyntax syntax, ReadOptions options, ProblemLog problems)
            throws IOException {
        Encoding declared = Encoding.of(syntax);
        Encoding detected = Encoding.detect(source, declared);
        if (syntax.deflated() && detected != Encoding.EXPLICIT_LITTLE) {
            return inflate(source, options, problems);
        }
        if (syntax.deflated() || (detected != null && detected != declared)) {
            problems.add(DataSetProblem.Kind.TRANSFER_SYNTAX_MISMATCH, 0, source.position());
        }
        Encoding encoding = detected == null ? declared : detected;
        return parse(source, new DataSetParser(source, encoding, options, problems), problems);
    }

    private static ReadResult inflate(ByteSource source, ReadOptions options, ProblemLog problems) throws IOException {
        try (InflatedStream inflated = new InflatedStream(source, options)) {
            ByteSource content = new ByteSource(inflated);
            ReadResult result = parse(
                    content, new DataSetParser(content, Encoding.EXPLICIT_LITTLE, options, problems, true), problems);
            if (inflated.failure() != null) {
                problems.addFinal(inflated.failure(), 0, result.consumed());
            }
            return new ReadResult(result.dataSet(), problems.list(), result.consumed());
        }
    }

    private static ReadResult parse(ByteSource source, DataSetParser parser, ProblemLog problems) throws IOException {
        long start = source.position();
        DataSet dataSet = parser.parse();
        return new ReadResult(dataSet, problems.list(), source.position() - start);
    }
}
