package io.niffler.jobs.utilization.exams;

import java.util.Map;

/**
 * What one study did on a scanner without leaving it for long: the parts of consecutive dates that belong together.
 *
 * @param patientId Patient ID, empty when there is none
 * @param start local milliseconds
 * @param end local milliseconds, not before the start
 * @param description Study Description of the first instance, null when it has none
 * @param modality Modality of the first instance
 * @param series UIDs of the series with their modalities; not to be changed; empty when only their number is known
 * @param seriesCount number of series
 */
public record Stretch(
        String scanner,
        String studyInstanceUid,
        String patientId,
        long start,
        long end,
        String description,
        String modality,
        Map<String, String> series,
        int seriesCount) {

    /** Who was examined: the patient, or the study itself when the Patient ID is empty. */
    public String subject() {
        return patientId.isEmpty() ? "study " + studyInstanceUid : "patient " + patientId;
    }
}
