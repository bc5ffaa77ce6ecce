package io.niffler.benchmarks.hospital;

import java.time.LocalDate;

/**
 * A study of the plan.
 *
 * @param patientId empty for none
 * @param date Study Date by the scanner's clock
 */
record PlannedStudy(Scanner scanner, String uid, String patientId, LocalDate date, String description) {

    /** Who was examined: studies without Patient ID are visitors of their own. */
    String visitor() {
        return patientId.isEmpty() ? uid : "patient " + patientId;
    }
}
