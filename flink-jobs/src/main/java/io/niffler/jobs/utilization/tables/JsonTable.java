package io.niffler.jobs.utilization.tables;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.niffler.jobs.utilization.exams.Exam;
import io.niffler.jobs.utilization.exams.LocalDays;
import io.niffler.jobs.utilization.exams.ScannerDay;
import io.niffler.jobs.utilization.exams.Turnaround;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * One JSON object a line for each scanner and day, with the names of the {@code utilization} documents; times are text of
 * the scanner's clock. What cannot be said is absent.
 */
public final class JsonTable {
    private static final JsonFactory JSON = new JsonFactory();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS");

    private final PrintWriter out;

    public JsonTable(PrintWriter out) {
        this.out = out;
    }

    /** Prints a scanner's day. */
    public void print(ScannerDay day) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            write(json, day);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory cannot fail.", e);
        }
        out.print(line + "\n");
    }

    private static void write(JsonGenerator json, ScannerDay day) throws IOException {
        json.writeStartObject();
        json.writeStringField("scanner", day.scanner());
        json.writeStringField("date", DateTimeFormatter.BASIC_ISO_DATE.format(day.date()));
        json.writeNumberField("patients", day.patients());
        json.writeNumberField("examCount", day.exams().size());
        json.writeNumberField("studies", day.studies());
        json.writeNumberField("series", day.series());
        json.writeStringField("modality", day.modality());
        writeTime(json, "start", day.start());
        writeTime(json, "end", day.end());
        json.writeNumberField("busyMillis", day.busyMillis());
        json.writeNumberField("idleMillis", day.idleMillis());
        if (day.utilization() != null) {
            json.writeNumberField("utilization", day.utilization());
            json.writeNumberField("summedUtilization", day.summedUtilization());
        }
        write(json, day.turnaround());
        json.writeArrayFieldStart("exams");
        for (Exam exam : day.exams()) {
            write(json, exam);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Turnaround turnaround) throws IOException {
        json.writeObjectFieldStart("turnaround");
        json.writeNumberField("count", turnaround.count());
        json.writeNumberField("meanMillis", turnaround.meanMillis());
        json.writeNumberField("medianMillis", turnaround.medianMillis());
        json.writeNumberField("longestMillis", turnaround.longestMillis());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Exam exam) throws IOException {
        json.writeStartObject();
        json.writeStringField("patientId", exam.patientId());
        writeTime(json, "start", exam.start());
        writeTime(json, "end", exam.end());
        json.writeNumberField("durationMillis", exam.durationMillis());
        json.writeNumberField("studyCount", exam.studies().size());
        writeTexts(json, "studies", exam.studies());
        json.writeNumberField("seriesCount", exam.seriesCount());
        writeTexts(json, "modalities", exam.modalities());
        writeTexts(json, "descriptions", exam.descriptions());
        json.writeEndObject();
    }

    private static void writeTime(JsonGenerator json, String name, long localMillis) throws IOException {
        json.writeStringField(name, TIME.format(LocalDays.dateTimeOf(localMillis)));
    }

    private static void writeTexts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
