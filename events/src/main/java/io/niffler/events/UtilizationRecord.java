package io.niffler.events;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;

/**
 * The value of {@link Topics#UTILIZATION}: what a scanner did on one local date, as far as it is known. JSON Schema:
 * resource {@value #SCHEMA_RESOURCE}. Of two values of one key the one of the greater revision knows more; times are
 * those of the scanner's clock.
 *
 * @param id the record's key: scanner and day
 * @param scanner as in the data sets
 * @param date on which the exams began
 * @param settled whether nothing has come for a while
 * @param revision grows with what is known, in the order of text
 * @param updated when the job wrote this
 * @param figures of the day; null when no exam began on it
 * @param exams that began on the day, by start; of very many the first ones
 */
public record UtilizationRecord(
        String id,
        String scanner,
        LocalDate date,
        boolean settled,
        String revision,
        Instant updated,
        Figures figures,
        List<Exam> exams) {

    /** The value of the {@code schema} member. */
    public static final String SCHEMA = "io.niffler.utilization.v1";

    /** The class path resource with the JSON Schema (draft 2020-12). */
    public static final String SCHEMA_RESOURCE = "/io/niffler/events/utilization.v1.schema.json";

    /**
     * The sums of a day.
     *
     * @param start of the first exam
     * @param end of the last exam to end
     * @param busyMillis time within the window from start to end in which there was an exam
     * @param idleMillis the rest of the window
     * @param utilization busy time by window in per cent; null when the window has no length
     * @param summedUtilization sum of the exams' durations by window in per cent, which may exceed 100; null likewise
     * @param modality that of most series, empty when none tells
     */
    public record Figures(
            LocalDateTime start,
            LocalDateTime end,
            long busyMillis,
            long idleMillis,
            Double utilization,
            Double summedUtilization,
            int patients,
            int exams,
            int studies,
            int series,
            String modality) {}

    /**
     * One exam.
     *
     * @param id of its document
     * @param patientId Patient ID, empty when there is none
     * @param studies UIDs; of very many the first ones
     * @param descriptions of the studies; of very many the first ones
     */
    public record Exam(
            String id,
            String patientId,
            LocalDateTime start,
            LocalDateTime end,
            List<String> studies,
            int series,
            List<String> modalities,
            List<String> descriptions) {}

    public UtilizationRecord {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(scanner, "scanner");
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(revision, "revision");
        Objects.requireNonNull(updated, "updated");
        exams = List.copyOf(exams);
    }

    /** The JSON value in UTF-8. */
    public byte[] toJson() {
        return UtilizationJson.write(this);
    }

    /** Without exams, which are patients' data. */
    @Override
    public String toString() {
        return "UtilizationRecord[" + date + ", " + exams.size() + " exams]";
    }
}
