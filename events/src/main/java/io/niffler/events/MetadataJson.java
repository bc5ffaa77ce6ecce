package io.niffler.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes {@link MetadataRecord}s. */
final class MetadataJson {
    static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
    private static final int ENVELOPE_BYTES = 1024;

    private MetadataJson() {}

    static byte[] write(MetadataRecord record) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(record.dataSet().length + ENVELOPE_BYTES);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("schema", MetadataRecord.SCHEMA);
            writeReceipt(json, record.receipt(), record.source());
            json.writeStringField("study", record.receipt().studyInstanceUid());
            json.writeStringField("series", record.receipt().seriesInstanceUid());
            json.writeStringField("instance", record.receipt().sopInstanceUid());
            writeProblems(json, record);
            writeOmitted(json, record);
            json.writeFieldName("dataset");
            // The generator writes the colon and takes the value as written; the bytes pass by it unparsed.
            json.writeRawValue("");
            json.flush();
            out.write(record.dataSet());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory cannot fail.", e);
        }
        return out.toByteArray();
    }

    private static void writeReceipt(JsonGenerator json, InstanceReceived receipt, SourcePosition source)
            throws IOException {
        json.writeObjectFieldStart("receipt");
        json.writeStringField("id", receipt.id());
        json.writeStringField("source", receipt.source());
        json.writeStringField("time", receipt.time().toString());
        json.writeStringField("origin", receipt.origin().text());
        json.writeStringField("callingAe", receipt.callingAe());
        json.writeStringField("calledAe", receipt.calledAe());
        json.writeNumberField("size", receipt.size());
        json.writeStringField("sha256", receipt.sha256());
        json.writeStringField("sopClass", receipt.sopClassUid());
        json.writeStringField("transferSyntax", receipt.transferSyntaxUid());
        if (receipt.dataRef() != null) {
            json.writeStringField("dataRef", receipt.dataRef());
        }
        json.writeStringField("topic", source.topic());
        json.writeNumberField("partition", source.partition());
        json.writeNumberField("offset", source.offset());
        json.writeEndObject();
    }

    private static void writeProblems(JsonGenerator json, MetadataRecord record) throws IOException {
        json.writeArrayFieldStart("problems");
        for (MetadataRecord.Problem problem : record.problems()) {
            json.writeStartObject();
            json.writeStringField("tag", problem.tag());
            json.writeStringField("kind", problem.kind());
            json.writeNumberField("offset", problem.offset());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeOmitted(JsonGenerator json, MetadataRecord record) throws IOException {
        json.writeArrayFieldStart("omitted");
        for (MetadataRecord.Omitted omitted : record.omitted()) {
            json.writeStartObject();
            json.writeStringField("tag", omitted.tag());
            json.writeStringField("vr", omitted.vr());
            json.writeNumberField("length", omitted.length());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
