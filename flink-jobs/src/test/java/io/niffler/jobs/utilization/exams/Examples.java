package io.niffler.jobs.utilization.exams;

import io.niffler.jobs.acquisition.InstanceFacts;
import io.niffler.jobs.acquisition.TimeProblem;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Instances and exams for tests. */
final class Examples {
    static final String SCANNER = "SN1";

    private Examples() {}

    /** Local milliseconds of a day in March 2024, such as {@code at(5, "09:30:00")}. */
    static long at(int day, String time) {
        return LocalDateTime.parse(String.format("2024-03-%02dT%s", day, time))
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
    }

    static InstanceFacts instance(String patient, String study, String series, int number, long acquiredAt) {
        InstanceFacts facts = new InstanceFacts();
        facts.scanner = SCANNER;
        facts.patientId = patient;
        facts.studyInstanceUid = study;
        facts.seriesInstanceUid = study + "." + series;
        facts.sopInstanceUid = study + "." + series + "." + number;
        facts.instanceNumber = number;
        facts.modality = "CT";
        facts.studyDescription = "study " + study;
        facts.original = true;
        facts.acquiredAt = acquiredAt;
        facts.acquiredInstant = acquiredAt;
        facts.timeProblem = TimeProblem.NONE;
        return facts;
    }

    static Collection<DayParts> days(Iterable<InstanceFacts> instances) {
        Map<Long, DayParts> days = new TreeMap<>();
        for (InstanceFacts facts : instances) {
            days.computeIfAbsent(
                            Math.floorDiv(facts.acquiredAt, LocalDays.MILLIS),
                            day -> new DayParts(SCANNER, LocalDays.dateOf(facts.acquiredAt)))
                    .add(facts);
        }
        return days.values();
    }

    static List<Exam> exams(ExamRules rules, InstanceFacts... instances) {
        return Exams.of(days(Arrays.asList(instances)), rules);
    }

    /** A stretch of one series. */
    static Stretch stretch(String patient, String study, long start, long end) {
        return new Stretch(SCANNER, study, patient, start, end, "study " + study, "CT", Map.of(study + ".1", "CT"), 1);
    }
}
