package io.niffler.jobs.utilization.days;

import io.niffler.jobs.utilization.exams.Exam;
import io.niffler.jobs.utilization.exams.ExamRules;
import io.niffler.jobs.utilization.exams.Exams;
import io.niffler.jobs.utilization.exams.ScannerDay;
import io.niffler.jobs.utilization.exams.StudyPart;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What follows from all that is known of a day and its neighbours. Exams are of one visitor, so a neighbouring day matters
 * by what the day's own visitors did on it, and by nothing else; an exam that goes on for yet another day ends with the
 * day after.
 *
 * @param id of the day
 * @param known what is known of the day itself
 * @param revision of all that the report follows from
 * @param complete whether no series was dropped
 * @param visitors who was examined, each with what follows for the day
 * @param day its figures; null when no exam began on it
 */
record DayReport(
        String id,
        String scanner,
        LocalDate date,
        KnownDay known,
        String revision,
        boolean complete,
        List<Visitor> visitors,
        ScannerDay day) {

    /**
     * A patient, or a study without Patient ID, on a day.
     *
     * @param key tells the visitors of a scanner apart
     * @param revision of all that is known of the visitor in these days
     * @param parts of the day, at least one
     * @param exams of these days
     */
    record Visitor(String key, String revision, List<StudyPart> parts, List<Exam> exams) {}

    /** The report of a day of which something is known. */
    static DayReport of(
            String scanner, LocalDate date, KnownDay before, KnownDay known, KnownDay after, ExamRules rules) {
        Map<String, List<StudyPart>> own = new TreeMap<>();
        known.parts().forEach(part -> own.computeIfAbsent(visitor(part), key -> new ArrayList<>(2))
                .add(part));
        Map<String, List<StudyPart>> all = new TreeMap<>();
        own.forEach((key, parts) -> all.put(key, new ArrayList<>(parts)));
        for (KnownDay neighbour : List.of(before, after)) {
            neighbour
                    .parts()
                    .forEach(part -> all.computeIfPresent(visitor(part), (key, parts) -> {
                        parts.add(part);
                        return parts;
                    }));
        }
        long dropped = before.dropped() + known.dropped() + after.dropped();
        Revision sum = Revision.of(List.of(), dropped);
        List<Visitor> visitors = new ArrayList<>(own.size());
        List<Exam> exams = new ArrayList<>();
        all.forEach((key, parts) -> {
            Revision revision = Revision.of(parts, dropped);
            sum.add(revision);
            Visitor visitor = new Visitor(key, revision.toString(), own.get(key), Exams.ofParts(parts, rules));
            visitors.add(visitor);
            exams.addAll(visitor.exams());
        });
        return new DayReport(
                DocumentIds.day(scanner, date),
                scanner,
                date,
                known,
                sum.toString(),
                dropped == 0,
                visitors,
                ScannerDay.of(scanner, date, exams));
    }

    /** Who was examined: the patient or, without Patient ID, the study. */
    static String visitor(StudyPart part) {
        return part.patientId.isEmpty() ? "study " + part.studyInstanceUid : "patient " + part.patientId;
    }
}
