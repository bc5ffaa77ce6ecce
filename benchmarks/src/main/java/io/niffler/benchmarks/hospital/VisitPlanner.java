package io.niffler.benchmarks.hospital;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Plans a visit to a scanner so that it is known what exams it consists of: by the rules of docs/utilization.md with
 * their default gaps, which are written down here once more and not taken from the job.
 */
final class VisitPlanner {
    private static final long EXAM_GAP = Duration.ofMinutes(20).toMillis();
    private static final long STUDY_GAP = Duration.ofHours(2).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final StudyPlanner planner;
    private final int day;
    private final int visit;
    private final SplittableRandom chance;
    private final long unit;

    VisitPlanner(Hospital hospital, Scanner scanner, int day, int visit, SplittableRandom chance) {
        this.planner = new StudyPlanner(hospital, scanner, day, visit, chance);
        this.day = day;
        this.visit = visit;
        this.chance = chance;
        this.unit = scanner.times().unit();
    }

    /** One study. */
    List<PlannedExam> plain(long start) {
        return List.of(exam(stretch(planner.newPatient(), start)));
    }

    /** One study of somebody without Patient ID. */
    List<PlannedExam> nameless(long start) {
        return List.of(exam(stretch("", start)));
    }

    /** Two studies without Patient ID are two exams however close they are. */
    List<PlannedExam> twoNameless(long start) {
        PlannedStretch first = stretch("", start);
        return List.of(exam(first), exam(stretch("", first.end() + unit)));
    }

    /** Two or three studies, less than the gap apart, are one exam. */
    List<PlannedExam> severalStudies(long start) {
        String patient = planner.newPatient();
        PlannedStretch first = stretch(patient, start);
        PlannedStretch second = stretch(patient, first.end() + lessThan(EXAM_GAP));
        if (chance.nextBoolean()) {
            return List.of(exam(first, second));
        }
        return List.of(exam(first, second, stretch(patient, second.end() + EXAM_GAP - unit)));
    }

    /** A study that begins during another, and one that is connected by the longer of the two alone. */
    List<PlannedExam> overlappingStudies(long start) {
        String patient = planner.newPatient();
        PlannedStretch longer = planner.stretchUntil(planner.study(patient, start), start, start + 2 * HOUR);
        PlannedStretch within = stretch(patient, longer.start() + unit);
        if (within.end() >= longer.end()) {
            return List.of(exam(longer, within));
        }
        return List.of(exam(longer, within, stretch(patient, longer.end() + EXAM_GAP / 2)));
    }

    /** Somebody who comes back: exactly the gap later, or more. */
    List<PlannedExam> comesBack(long start) {
        String patient = planner.newPatient();
        PlannedStretch first = stretch(patient, start);
        long gap = chance.nextBoolean() ? EXAM_GAP : EXAM_GAP + lessThan(HOUR);
        return List.of(exam(first), exam(stretch(patient, first.end() + gap)));
    }

    /** A study that pauses for hours of a date is one exam. */
    List<PlannedExam> pauses(long start) {
        PlannedStudy study = planner.study(planner.newPatient(), start);
        return List.of(exam(planner.stretchUntil(study, start, start + 3 * HOUR)));
    }

    /** A study that goes over midnight without a break, or with one just less than the gap. */
    List<PlannedExam> overMidnight(long midnight) {
        if (chance.nextBoolean()) {
            long start = midnight - unit - lessThan(HOUR / 2);
            PlannedStudy study = planner.study(planner.newPatient(), start);
            return List.of(exam(planner.stretchUntil(study, start, midnight + lessThan(HOUR))));
        }
        long start = midnight - STUDY_GAP + unit;
        PlannedStudy study = planner.study(planner.newPatient(), start);
        return List.of(exam(planner.stretchWithBreak(study, start, STUDY_GAP - unit)));
    }

    /** Studies of a patient on both sides of midnight. */
    List<PlannedExam> twoStudiesOverMidnight(long midnight) {
        String patient = planner.newPatient();
        PlannedStretch first =
                planner.stretchUntil(planner.study(patient, midnight - HOUR), midnight - HOUR, midnight - unit);
        return List.of(exam(first, stretch(patient, Math.max(midnight, first.end()) + lessThan(EXAM_GAP / 2))));
    }

    /** A study that goes on after midnight, exactly the gap later or more, is two exams. */
    List<PlannedExam> dividedByMidnight(long midnight) {
        long start = midnight - 2 * HOUR;
        PlannedStudy study = planner.study(planner.newPatient(), start);
        PlannedStretch first = planner.stretch(study, start);
        long gap = chance.nextBoolean() ? STUDY_GAP : STUDY_GAP + lessThan(HOUR);
        return List.of(exam(first), exam(planner.stretch(study, Math.max(midnight, first.end() + gap))));
    }

    private PlannedStretch stretch(String patient, long start) {
        return planner.stretch(planner.study(patient, start), start);
    }

    private PlannedExam exam(PlannedStretch... stretches) {
        return PlannedExam.of(day, visit, stretches);
    }

    /** In whole units, from zero to less than a length. */
    private long lessThan(long length) {
        return chance.nextLong(length / unit) * unit;
    }
}
