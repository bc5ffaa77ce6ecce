package io.niffler.benchmarks.hospital;

import java.util.Map;
import java.util.TreeMap;

/** All that is true of a scanner, found by planning its days once more. */
final class ScannerTruth {
    private final Scanner scanner;
    private final Map<Long, DayTruth> days = new TreeMap<>();
    private final ClockTruth clock;

    ScannerTruth(Hospital hospital, Scanner scanner) {
        this.scanner = scanner;
        this.clock = new ClockTruth(scanner);
        DayPlanner exams = new DayPlanner(hospital, scanner);
        RecordPlanner records = new RecordPlanner(hospital, scanner);
        for (int day = 0; day < hospital.days(); day++) {
            if (scanner.exams().counts() && scanner.clock().isBelievable()) {
                exams.plan(day).forEach(this::add);
            }
            records.plan(day).forEach(clock::add);
        }
    }

    private void add(PlannedExam exam) {
        day(exam.date()).begin(exam);
        for (PlannedStretch stretch : exam.stretches()) {
            long first = Math.floorDiv(stretch.start(), PlannedExam.DAY);
            long last = Math.floorDiv(stretch.end(), PlannedExam.DAY);
            for (long date = first; date <= last; date++) {
                day(date).acquire(stretch.study());
            }
        }
    }

    private DayTruth day(long epochDay) {
        return days.computeIfAbsent(epochDay, added -> new DayTruth());
    }

    Scanner scanner() {
        return scanner;
    }

    /** By local date as days since 1970. */
    Map<Long, DayTruth> days() {
        return days;
    }

    ClockTruth clock() {
        return clock;
    }
}
