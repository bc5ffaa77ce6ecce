package io.niffler.events;

import java.util.List;
import java.util.Objects;

/**
 * The value of {@link Topics#METADATA}: what a data set says, without bulk data, and how it came. JSON Schema: resource
 * {@value #SCHEMA_RESOURCE}.
 */
public final class MetadataRecord {

    /** The value of the {@code schema} member. */
    public static final String SCHEMA = "io.niffler.metadata.v1";

    /** The class path resource with the JSON Schema (draft 2020-12). */
    public static final String SCHEMA_RESOURCE = "/io/niffler/events/metadata.v1.schema.json";

    /**
     * Something wrong with the data set that did not keep it from being read.
     *
     * @param tag eight upper-case hex digits
     * @param kind what is wrong, a constant name such as {@code VR_MISMATCH}
     * @param offset byte in the data set, or -1
     */
    public record Problem(String tag, String kind, long offset) {}

    /**
     * An element whose value was left out.
     *
     * @param tag eight upper-case hex digits
     * @param vr its value representation
     * @param length of the value in bytes, or -1 if it was not known
     */
    public record Omitted(String tag, String vr, long length) {}

    private final InstanceReceived receipt;
    private final SourcePosition source;
    private final List<Problem> problems;
    private final List<Omitted> omitted;
    private final byte[] dataSet;

    /**
     * @param receipt how it came
     * @param source where the instance stands in {@link Topics#INSTANCES}
     * @param dataSet DICOM JSON object (PS3.18 F.2) in UTF-8, not copied and trusted to be well-formed
     */
    public MetadataRecord(
            InstanceReceived receipt,
            SourcePosition source,
            List<Problem> problems,
            List<Omitted> omitted,
            byte[] dataSet) {
        this.receipt = Objects.requireNonNull(receipt, "receipt");
        this.source = Objects.requireNonNull(source, "source");
        this.problems = List.copyOf(problems);
        this.omitted = List.copyOf(omitted);
        this.dataSet = Objects.requireNonNull(dataSet, "dataSet");
    }

    /** How the instance came. The correlation is not part of the JSON and null once read. */
    public InstanceReceived receipt() {
        return receipt;
    }

    /** Where the instance stands in {@link Topics#INSTANCES}. */
    public SourcePosition source() {
        return source;
    }

    public List<Problem> problems() {
        return problems;
    }

    public List<Omitted> omitted() {
        return omitted;
    }

    /** DICOM JSON object (PS3.18 F.2) in UTF-8; not a copy. */
    public byte[] dataSet() {
        return dataSet;
    }

    /** The JSON value in UTF-8. */
    public byte[] toJson() {
        return MetadataJson.write(this);
    }

    /**
     * Reads a value. The data set is checked to be well-formed JSON and kept as it is.
     *
     * @throws BadRecordException if it is not JSON of this schema, naming the member
     */
    public static MetadataRecord read(byte[] json) throws BadRecordException {
        return MetadataJsonReader.read(json);
    }

    /**
     * Reads a value in one pass, and of its data set only what the visitor takes. All of it is checked to be well-formed JSON.
     *
     * @return how the instance came
     * @throws BadRecordException if it is not JSON of this schema, naming the member; the visitor may have been called
     */
    public static InstanceReceived scan(byte[] json, ElementVisitor visitor) throws BadRecordException {
        return MetadataJsonReader.scan(json, visitor);
    }
}
