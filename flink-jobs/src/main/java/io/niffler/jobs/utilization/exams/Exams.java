package io.niffler.jobs.utilization.exams;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/** Puts the studies of a patient on a scanner together into exams. */
public final class Exams {
    private static final Comparator<Stretch> STRETCHES = Comparator.comparingLong(Stretch::start)
            .thenComparingLong(Stretch::end)
            .thenComparing(Stretch::studyInstanceUid)
            .thenComparing(Stretch::description, SeriesPart.TEXT)
            .thenComparing(Stretch::modality, SeriesPart.TEXT)
            .thenComparingInt(Stretch::seriesCount);
    private static final Comparator<Exam> EXAMS = Comparator.comparing(Exam::scanner)
            .thenComparingLong(Exam::start)
            .thenComparingLong(Exam::end)
            .thenComparing(Exam::patientId)
            .thenComparing(exam -> exam.studies().get(0));

    private Exams() {}

    /**
     * The exams of some days, by scanner and start. An exam over midnight comes out whole when the days that it touches
     * are all there.
     */
    public static List<Exam> of(Collection<DayParts> days, ExamRules rules) {
        return ofParts(() -> days.stream().flatMap(day -> day.parts().stream()).iterator(), rules);
    }

    /** The exams of parts, each of which is there once. */
    public static List<Exam> ofParts(Iterable<StudyPart> parts, ExamRules rules) {
        return ofStretches(Stretches.of(parts, rules), rules);
    }

    /** The exams of stretches: those of a patient that overlap or lie less than the gap apart, transitively. */
    public static List<Exam> ofStretches(Iterable<Stretch> stretches, ExamRules rules) {
        List<Stretch> sorted = new ArrayList<>(
                StreamSupport.stream(stretches.spliterator(), false).toList());
        sorted.sort(Comparator.comparing(Stretch::scanner)
                .thenComparing(Stretch::subject)
                .thenComparing(STRETCHES));
        List<Exam> exams = new ArrayList<>();
        List<Stretch> open = new ArrayList<>();
        long end = 0;
        for (Stretch stretch : sorted) {
            if (!open.isEmpty() && !(isSameVisitor(open.get(0), stretch) && rules.joins(end, stretch.start()))) {
                exams.add(exam(open, end));
                open.clear();
            }
            end = open.isEmpty() ? stretch.end() : Math.max(end, stretch.end());
            open.add(stretch);
        }
        if (!open.isEmpty()) {
            exams.add(exam(open, end));
        }
        exams.sort(EXAMS);
        return exams;
    }

    private static boolean isSameVisitor(Stretch a, Stretch b) {
        return a.scanner().equals(b.scanner()) && a.subject().equals(b.subject());
    }

    private static Exam exam(List<Stretch> stretches, long end) {
        Stretch first = stretches.get(0);
        return new Exam(
                first.scanner(),
                first.patientId(),
                first.start(),
                end,
                stretches.stream()
                        .map(Stretch::studyInstanceUid)
                        .distinct()
                        .sorted()
                        .toList(),
                SeriesCount.of(stretches),
                stretches.stream()
                        .flatMap(stretch -> SeriesCount.modalities(stretch).stream())
                        .filter(modality -> !modality.isEmpty())
                        .distinct()
                        .sorted()
                        .toList(),
                List.copyOf(stretches));
    }
}
