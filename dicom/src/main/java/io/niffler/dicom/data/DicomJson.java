package io.niffler.dicom.data;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The DICOM JSON model, PS3.18 F.2, out and in.
 *
 * <p>What is written:
 *
 * <ul>
 *   <li>Group lengths, values not loaded ({@link SkippedElement}) and encapsulated pixel data ({@link FragmentsElement})
 *       are left out; the latter two are told to the {@link Observer}.
 *   <li>Text is Unicode; Specific Character Set (0008,0005) keeps the value of the source (F.2.2 note 3).
 *   <li>Leading and trailing spaces that are not part of a value (PS3.5 6.2) are left out. An empty value among others
 *       is {@code null}; without any value there is no {@code Value} (F.2.5).
 *   <li>DS and IS are numbers with all digits of the source where the source is a number, and strings with its text
 *       otherwise, as F.2.3 allows; so are DS beyond the range of a double. FL has the shortest digits that give the
 *       same 32-bit number. SV and UV beyond 2^53 are strings.
 *   <li>JSON has no NaN or infinity: FL and FD write them as the strings {@code NaN}, {@code Infinity} and {@code
 *       -Infinity}.
 *   <li>A half of a surrogate pair becomes U+FFFD.
 * </ul>
 */
public final class DicomJson {

    /** Sequences nested deeper than this cannot be read. */
    public static final int MAX_DEPTH = 64;

    /** Characters of one document that can be read. */
    public static final long MAX_DOCUMENT_LENGTH = 64L << 20;

    /** Attributes and items of one document that can be read. */
    public static final int MAX_ELEMENTS = 1_000_000;

    private static final int LEVELS_PER_SEQUENCE = 3;
    private static final int LEVELS_OF_A_VALUE = 4;

    /** The reader of encoded data sets allows up to this many levels of sequences. */
    private static final int MAX_WRITE_DEPTH = 512;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH * LEVELS_PER_SEQUENCE + LEVELS_OF_A_VALUE)
                    .maxDocumentLength(MAX_DOCUMENT_LENGTH)
                    .maxStringLength((int) MAX_DOCUMENT_LENGTH)
                    .build())
            .streamWriteConstraints(StreamWriteConstraints.builder()
                    .maxNestingDepth(MAX_WRITE_DEPTH * LEVELS_PER_SEQUENCE + LEVELS_OF_A_VALUE)
                    .build())
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private static final Observer NOBODY = new Observer() {};

    private DicomJson() {}

    /** Hears what the JSON does not show. Called while writing, in the order of the elements, at all levels. */
    public interface Observer {
        /**
         * A value that is left out.
         *
         * @param length in bytes; of encapsulated pixel data, the items with their headers
         */
        default void omitted(int tag, VR vr, long length) {}

        /** A text that is not valid in the character set that the data set declares. */
        default void badCharacters(int tag) {}
    }

    /** Finds the values that a document holds by reference. */
    public interface BulkData {
        /** The bytes of a value in little endian, or null to leave it as a {@link SkippedElement}. */
        byte[] load(int tag, VR vr, String uri) throws IOException;
    }

    /** Writes a data set in UTF-8; the stream is flushed, not closed. */
    public static void write(DataSet dataSet, OutputStream out) throws IOException {
        write(dataSet, out, NOBODY);
    }

    /** As {@link #write(DataSet, OutputStream)}, telling an observer what is left out. */
    public static void write(DataSet dataSet, OutputStream out, Observer observer) throws IOException {
        try (JsonGenerator generator = FACTORY.createGenerator(out, JsonEncoding.UTF8)) {
            write(dataSet, generator, observer);
        }
    }

    /**
     * Writes a data set as one JSON object into a document that the caller is writing. The generator must allow 3 levels
     * of nesting for each level of sequences.
     */
    public static void write(DataSet dataSet, JsonGenerator generator, Observer observer) throws IOException {
        new JsonDataSetWriter(generator, observer).write(dataSet);
    }

    /** The JSON of a data set in UTF-8. */
    public static byte[] toBytes(DataSet dataSet) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(dataSet, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The JSON of a data set. */
    public static String toString(DataSet dataSet) {
        return new String(toBytes(dataSet), StandardCharsets.UTF_8);
    }

    /**
     * Reads one data set in UTF-8, UTF-16 or UTF-32; the stream is not closed. Text is encoded in the character set that
     * the document names; a data set whose text does not fit it gets {@code ISO_IR 192}. Values by reference become
     * {@link SkippedElement}s of length -1.
     *
     * @throws DicomJsonException if this is not a JSON document, not the DICOM JSON model, or beyond a limit of this class
     */
    public static DataSet read(InputStream in) throws IOException {
        return read(in, (tag, vr, uri) -> null);
    }

    /** As {@link #read(InputStream)}, with what finds values by reference. */
    public static DataSet read(InputStream in, BulkData bulkData) throws IOException {
        try (JsonParser parser = FACTORY.createParser(in)) {
            return readDocument(parser, bulkData);
        }
    }

    /** As {@link #read(InputStream)}. */
    public static DataSet read(String json) throws IOException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            return readDocument(parser, (tag, vr, uri) -> null);
        }
    }

    private static DataSet readDocument(JsonParser parser, BulkData bulkData) throws IOException {
        JsonObjectNode root = new JsonModelParser(parser, MAX_ELEMENTS).readDocument();
        return new JsonDataSetBuilder(bulkData).build(root);
    }
}
