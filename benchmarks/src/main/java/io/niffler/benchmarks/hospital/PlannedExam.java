package io.niffler.benchmarks.hospital;

import java.time.Duration;
import java.util.List;

/**
 * An exam of the plan, by the scanner's clock.
 *
 * @param day of the plan
 * @param visit number of the visit in that day; several exams may be one visit
 * @param start of the first stretch, local milliseconds
 * @param end of the last stretch to end
 * @param stretches in the order of their beginnings
 */
record PlannedExam(int day, int visit, long start, long end, List<PlannedStretch> stretches) {
    static final long DAY = Duration.ofDays(1).toMillis();

    /** An exam that consists of these stretches and nothing else. */
    static PlannedExam of(int day, int visit, PlannedStretch... stretches) {
        long end = Long.MIN_VALUE;
        for (PlannedStretch stretch : stretches) {
            end = Math.max(end, stretch.end());
        }
        return new PlannedExam(day, visit, stretches[0].start(), end, List.of(stretches));
    }

    List<PlannedSeries> series() {
        return stretches.stream().flatMap(stretch -> stretch.series().stream()).toList();
    }

    /** The local date of its start as days since 1970. */
    long date() {
        return Math.floorDiv(start, DAY);
    }

    String patientId() {
        return stretches.get(0).study().patientId();
    }

    String visitor() {
        return stretches.get(0).study().visitor();
    }
}
