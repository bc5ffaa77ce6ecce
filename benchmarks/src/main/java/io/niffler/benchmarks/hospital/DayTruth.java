package io.niffler.benchmarks.hospital;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is true of a scanner's day, as texts by the names of the document's fields. */
final class DayTruth {
    /** The exams that begin on the day. */
    private final List<PlannedExam> exams = new ArrayList<>();

    /** The studies that are acquired on the day, whenever their exams begin. */
    private final Set<String> studies = new HashSet<>();

    void begin(PlannedExam exam) {
        exams.add(exam);
    }

    void acquire(PlannedStudy study) {
        studies.add(study.uid());
    }

    List<PlannedExam> exams() {
        return exams;
    }

    /** How many documents in {@code exams} the day has, superseded ones included. */
    int examDocuments() {
        return studies.size();
    }

    /** The fields of the day's document. */
    Map<String, String> fields() {
        Map<String, String> fields = new TreeMap<>();
        Set<String> visitors = new HashSet<>();
        Set<String> begun = new HashSet<>();
        Map<String, Integer> series = new TreeMap<>();
        for (PlannedExam exam : exams) {
            visitors.add(exam.visitor());
            exam.stretches().forEach(stretch -> begun.add(stretch.study().uid()));
            exam.series().forEach(one -> series.merge(one.modality(), 1, Integer::sum));
        }
        fields.put("patients", Integer.toString(visitors.size()));
        fields.put("examCount", Integer.toString(exams.size()));
        fields.put("studies", Integer.toString(begun.size()));
        fields.put(
                "series",
                Integer.toString(
                        series.values().stream().mapToInt(Integer::intValue).sum()));
        fields.put("complete", "true");
        fields.put("final", "true");
        if (!exams.isEmpty()) {
            fields.put("modality", mostFrequent(series));
            OccupiedTime.of(exams).putInto(fields);
        }
        return fields;
    }

    /** The first of those that are most frequent. */
    private static String mostFrequent(Map<String, Integer> sorted) {
        int most = sorted.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return sorted.keySet().stream()
                .filter(name -> sorted.get(name) == most)
                .findFirst()
                .orElse("");
    }

    /** The texts of the exams, each of one that began on the day, and how often it is there. */
    Map<String, Integer> examTexts() {
        Map<String, Integer> texts = new HashMap<>();
        exams.forEach(exam -> texts.merge(text(exam), 1, Integer::sum));
        return texts;
    }

    private static String text(PlannedExam exam) {
        Set<String> uids = new TreeSet<>();
        Set<String> modalities = new TreeSet<>();
        List<String> descriptions = new ArrayList<>();
        for (PlannedStretch stretch : exam.stretches()) {
            uids.add(stretch.study().uid());
            if (!descriptions.contains(stretch.description())) {
                descriptions.add(stretch.description());
            }
        }
        exam.series().forEach(series -> modalities.add(series.modality()));
        return ExamText.of(
                exam.patientId(), exam.start(), exam.end(), uids, exam.series().size(), modalities, descriptions);
    }
}
