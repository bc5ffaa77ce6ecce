package io.niffler.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.niffler.events.testing.JsonSchema;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class UtilizationRecordTest {
    private static final LocalDate DATE = LocalDate.of(2024, 3, 5);
    private static final LocalDateTime START = DATE.atTime(9, 30);
    private static final LocalDateTime END = DATE.atTime(10, 0, 0, 5_000_000);
    private static final UtilizationRecord.Exam EXAM = new UtilizationRecord.Exam(
            "142635|20240305|1.2.3", "P1", START, END, List.of("1.2.3"), 3, List.of("CT"), List.of("CHEST"));

    private final JsonSchema schema = JsonSchema.ofResource(UtilizationRecord.SCHEMA_RESOURCE);

    private static UtilizationRecord record(UtilizationRecord.Figures figures, List<UtilizationRecord.Exam> exams) {
        return new UtilizationRecord(
                "142635|20240305",
                "142635",
                DATE,
                true,
                "00ff1",
                Instant.parse("2024-03-05T12:00:00Z"),
                figures,
                exams);
    }

    private static UtilizationRecord.Figures figures(Double utilization) {
        return new UtilizationRecord.Figures(START, END, 1_800_005, 0, utilization, utilization, 1, 1, 1, 3, "CT");
    }

    private JsonNode json(UtilizationRecord record) throws IOException {
        JsonNode json = new ObjectMapper().readTree(record.toJson());
        assertThat(schema.violations(json)).isEmpty();
        return json;
    }

    @Test
    void tellsTheDayAndItsExams() throws IOException {
        JsonNode json = json(record(figures(100.0), List.of(EXAM)));
        assertThat(json.get("date").asText()).isEqualTo("2024-03-05");
        assertThat(json.get("final").asBoolean()).isTrue();
        assertThat(json.at("/figures/utilization").asDouble()).isEqualTo(100);
        assertThat(json.at("/figures/start").asText()).isEqualTo("2024-03-05T09:30:00.000");
        assertThat(json.at("/exams/0/end").asText()).isEqualTo("2024-03-05T10:00:00.005");
        assertThat(json.at("/exams/0/patient").asText()).isEqualTo("P1");
    }

    @Test
    void whatCannotBeSaidIsAbsent() throws IOException {
        assertThat(json(record(null, List.of())).has("figures")).isFalse();
        JsonNode figures = json(record(figures(null), List.of(EXAM))).get("figures");
        assertThat(figures.has("utilization")).isFalse();
        assertThat(figures.has("summedUtilization")).isFalse();
    }

    @Test
    void logsWithoutPatients() {
        assertThat(record(figures(100.0), List.of(EXAM))).hasToString("UtilizationRecord[2024-03-05, 1 exams]");
    }
}
