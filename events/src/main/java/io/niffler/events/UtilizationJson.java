package io.niffler.events;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Writes {@link UtilizationRecord}s. */
final class UtilizationJson {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS");

    private UtilizationJson() {}

    static byte[] write(UtilizationRecord record) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = MetadataJson.JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("schema", UtilizationRecord.SCHEMA);
            json.writeStringField("id", record.id());
            json.writeStringField("scanner", record.scanner());
            json.writeStringField("date", record.date().toString());
            json.writeBooleanField("final", record.settled());
            json.writeStringField("revision", record.revision());
            json.writeStringField("updated", record.updated().toString());
            if (record.figures() != null) {
                writeFigures(json, record.figures());
            }
            json.writeArrayFieldStart("exams");
            for (UtilizationRecord.Exam exam : record.exams()) {
                writeExam(json, exam);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory cannot fail.", e);
        }
        return out.toByteArray();
    }

    private static void writeFigures(JsonGenerator json, UtilizationRecord.Figures figures) throws IOException {
        json.writeObjectFieldStart("figures");
        writeTime(json, "start", figures.start());
        writeTime(json, "end", figures.end());
        json.writeNumberField("busyMillis", figures.busyMillis());
        json.writeNumberField("idleMillis", figures.idleMillis());
        if (figures.utilization() != null) {
            json.writeNumberField("utilization", figures.utilization());
        }
        if (figures.summedUtilization() != null) {
            json.writeNumberField("summedUtilization", figures.summedUtilization());
        }
        json.writeNumberField("patients", figures.patients());
        json.writeNumberField("exams", figures.exams());
        json.writeNumberField("studies", figures.studies());
        json.writeNumberField("series", figures.series());
        json.writeStringField("modality", figures.modality());
        json.writeEndObject();
    }

    private static void writeExam(JsonGenerator json, UtilizationRecord.Exam exam) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", exam.id());
        json.writeStringField("patient", exam.patientId());
        writeTime(json, "start", exam.start());
        writeTime(json, "end", exam.end());
        writeTexts(json, "studies", exam.studies());
        json.writeNumberField("series", exam.series());
        writeTexts(json, "modalities", exam.modalities());
        writeTexts(json, "descriptions", exam.descriptions());
        json.writeEndObject();
    }

    private static void writeTime(JsonGenerator json, String name, LocalDateTime time) throws IOException {
        json.writeStringField(name, LOCAL.format(time));
    }

    private static void writeTexts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
