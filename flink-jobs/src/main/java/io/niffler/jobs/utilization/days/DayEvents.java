package io.niffler.jobs.utilization.days;

import io.niffler.connectors.JsonMessage;
import io.niffler.events.UtilizationRecord;
import io.niffler.jobs.utilization.exams.Exam;
import io.niffler.jobs.utilization.exams.LocalDays;
import io.niffler.jobs.utilization.exams.ScannerDay;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;

/** The events that follow from reports. */
final class DayEvents {
    /** The most exams that an event lists. */
    static final int MAX_EXAMS = 500;

    /** What a record of the topic may have with its key and headers is 1 MiB. */
    static final int MAX_BYTES = 960 * 1024;

    private static final int MAX_LISTED = 10;

    private DayEvents() {}

    /**
     * The event of a day.
     *
     * @param names of the day's exams
     * @param now when it is written, milliseconds since 1970
     */
    static JsonMessage of(DayReport report, IdentityHashMap<Exam, String> names, boolean settled, long now) {
        List<Exam> exams =
                report.day() == null ? List.of() : ExamFields.first(report.day().exams(), MAX_EXAMS);
        List<UtilizationRecord.Exam> listed =
                exams.stream().map(exam -> exam(exam, names.get(exam))).toList();
        byte[] json = json(report, listed, settled, now);
        while (json.length > MAX_BYTES) {
            listed = ExamFields.first(listed, listed.size() / 2);
            json = json(report, listed, settled, now);
        }
        return new JsonMessage(report.id(), json);
    }

    private static byte[] json(DayReport report, List<UtilizationRecord.Exam> exams, boolean settled, long now) {
        return new UtilizationRecord(
                        report.id(),
                        report.scanner(),
                        report.date(),
                        settled,
                        DayDocuments.revision(report.revision(), settled),
                        Instant.ofEpochMilli(now),
                        figures(report.day()),
                        exams)
                .toJson();
    }

    private static UtilizationRecord.Figures figures(ScannerDay day) {
        if (day == null) {
            return null;
        }
        return new UtilizationRecord.Figures(
                LocalDays.dateTimeOf(day.start()),
                LocalDays.dateTimeOf(day.end()),
                day.busyMillis(),
                day.idleMillis(),
                day.utilization(),
                day.utilization() == null ? null : day.summedUtilization(),
                day.patients(),
                day.exams().size(),
                day.studies(),
                day.series(),
                day.modality());
    }

    private static UtilizationRecord.Exam exam(Exam exam, String name) {
        return new UtilizationRecord.Exam(
                name,
                exam.patientId(),
                LocalDays.dateTimeOf(exam.start()),
                LocalDays.dateTimeOf(exam.end()),
                ExamFields.first(exam.studies(), MAX_LISTED),
                exam.seriesCount(),
                exam.modalities(),
                ExamFields.first(exam.descriptions(), MAX_LISTED));
    }
}
