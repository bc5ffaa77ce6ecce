package io.niffler.benchmarks.hospital;

import java.util.Map;

/** Compares all documents of a run with the truth, scanner by scanner. */
final class Comparison {
    private final Differences differences = new Differences();
    private final DayComparison days;
    private final ClockComparison clocks;

    private Comparison(DocumentStore documents) {
        days = new DayComparison(documents, differences);
        clocks = new ClockComparison(documents, differences);
    }

    static Comparison of(Hospital hospital, DocumentStore documents) {
        Comparison comparison = new Comparison(documents);
        for (int i = 0; i < hospital.scanners(); i++) {
            ScannerTruth truth = new ScannerTruth(hospital, Scanner.of(i));
            comparison.days.compare(truth);
            comparison.clocks.compare(truth);
        }
        comparison.days.compareNumbers();
        comparison.clocks.compareNumbers();
        return comparison;
    }

    Differences differences() {
        return differences;
    }

    /** How many days of scanners there should be. */
    int days() {
        return days.days();
    }

    /** How many exams there should be. */
    int exams() {
        return days.exams();
    }

    /** How many clocks the job suspects of each fault. */
    Map<String, Integer> suspects() {
        return clocks.suspects();
    }
}
