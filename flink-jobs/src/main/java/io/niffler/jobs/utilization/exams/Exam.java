package io.niffler.jobs.utilization.exams;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One patient's visit to a scanner.
 *
 * @param patientId Patient ID, empty when there is none
 * @param start local milliseconds of the first instance
 * @param end local milliseconds of the last instance, not before the start
 * @param studies UIDs, sorted, each once
 * @param seriesCount number of series
 * @param modalities sorted, each once
 * @param stretches what it consists of, by start, end and study; not empty
 */
public record Exam(
        String scanner,
        String patientId,
        long start,
        long end,
        List<String> studies,
        int seriesCount,
        List<String> modalities,
        List<Stretch> stretches) {

    /** The local date on which it began. */
    public LocalDate date() {
        return LocalDays.dateOf(start);
    }

    public long durationMillis() {
        return end - start;
    }

    /** Study Descriptions in the order of the stretches, each once. */
    public List<String> descriptions() {
        return stretches.stream()
                .map(Stretch::description)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.toUnmodifiableList());
    }
}
