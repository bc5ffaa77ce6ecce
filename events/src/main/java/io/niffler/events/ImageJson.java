package io.niffler.events;

import com.fasterxml.jackson.core.JsonGenerator;
import io.niffler.dicom.png.Mapping;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes {@link ImageRecord}s. */
final class ImageJson {
    private ImageJson() {}

    static byte[] write(ImageRecord record) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = MetadataJson.JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("schema", ImageRecord.SCHEMA);
            json.writeStringField("id", record.id());
            json.writeStringField("study", record.receipt().studyInstanceUid());
            json.writeStringField("series", record.receipt().seriesInstanceUid());
            json.writeStringField("instance", record.receipt().sopInstanceUid());
            json.writeNumberField("frame", record.frame());
            json.writeNumberField("frames", record.frames());
            json.writeStringField("uri", record.uri());
            json.writeNumberField("bytes", record.bytes());
            json.writeNumberField("rows", record.rows());
            json.writeNumberField("columns", record.columns());
            writeMapping(json, record.mapping());
            writeSource(json, record.receipt(), record.source());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory cannot fail.", e);
        }
        return out.toByteArray();
    }

    private static void writeMapping(JsonGenerator json, Mapping mapping) throws IOException {
        json.writeObjectFieldStart("mapping");
        json.writeStringField("mode", mapping.mode().word());
        json.writeStringField("photometric", mapping.photometric());
        json.writeNumberField("bitsStored", mapping.bitsStored());
        json.writeBooleanField("signed", mapping.signed());
        json.writeNumberField("bitDepth", mapping.bitDepth());
        json.writeNumberField("samplesPerPixel", mapping.samplesPerPixel());
        json.writeBooleanField("widened", mapping.widened());
        writeFinite(json, "storedMinimum", mapping.storedMinimum());
        writeFinite(json, "storedMaximum", mapping.storedMaximum());
        writeFinite(json, "offset", mapping.offset());
        if (mapping.windowFunction() != null) {
            json.writeStringField("windowFunction", mapping.windowFunction());
            writeFinite(json, "windowCentre", mapping.windowCentre());
            writeFinite(json, "windowWidth", mapping.windowWidth());
            json.writeBooleanField("windowFromObject", mapping.windowFromObject());
        }
        json.writeBooleanField("inverted", mapping.inverted());
        json.writeEndObject();
    }

    /** JSON has no infinities: images of floating point values may have such a maximum. */
    private static void writeFinite(JsonGenerator json, String name, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumberField(name, value);
        }
    }

    private static void writeSource(JsonGenerator json, InstanceReceived receipt, SourcePosition source)
            throws IOException {
        json.writeObjectFieldStart("source");
        json.writeStringField("topic", source.topic());
        json.writeNumberField("partition", source.partition());
        json.writeNumberField("offset", source.offset());
        json.writeStringField("time", receipt.time().toString());
        json.writeStringField("origin", receipt.origin().text());
        json.writeStringField("sopClass", receipt.sopClassUid());
        json.writeStringField("transferSyntax", receipt.transferSyntaxUid());
        json.writeStringField("sha256", receipt.sha256());
        json.writeEndObject();
    }
}
