package io.niffler.benchmarks.hospital;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Plans the records of a scanner's day: how long each image takes to the gateway, which of them come hours late, twice,
 * or from an archive, and which have no time. The last image of a study comes soon after it was acquired, but for few studies, so
 * that the clock shows.
 */
final class RecordPlanner {
    private static final int RECORDS = 2;
    private static final int ARCHIVED_PER_CENT = 2;
    private static final int LATE_PER_CENT = 2;
    private static final int DERIVED_PER_CENT = 15;
    private static final int TIMELESS_PER_CENT = 2;
    private static final int FIRST_DERIVED = 901;
    private static final int FIRST_TIMELESS = 801;
    private static final int VISITS_TO_A_SLOW_ONE = 10;
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final List<RecordKind> TIMELESS =
            List.of(RecordKind.MISSING, RecordKind.PARTIAL, RecordKind.MALFORMED, RecordKind.ABSURD);

    private final Hospital hospital;
    private final Scanner scanner;
    private final DayPlanner exams;

    RecordPlanner(Hospital hospital, Scanner scanner) {
        this.hospital = hospital;
        this.scanner = scanner;
        this.exams = new DayPlanner(hospital, scanner);
    }

    /** The records of what is done on a day, in any order. */
    List<PlannedRecord> plan(int day) {
        SplittableRandom chance = hospital.chance(scanner.index(), day, RECORDS);
        List<PlannedRecord> records = new ArrayList<>();
        for (PlannedExam exam : exams.plan(day)) {
            boolean archived = chance.nextInt(100) < ARCHIVED_PER_CENT;
            boolean slow = exam.stretches().size() == 1
                    && (day * 31 + exam.visit()) % VISITS_TO_A_SLOW_ONE == VISITS_TO_A_SLOW_ONE - 1;
            long delay = archived || slow ? HOUR + chance.nextLong(30 * HOUR) : usualDelay(exam);
            for (PlannedStretch stretch : exam.stretches()) {
                new Sending(records, chance, exam, archived, delay).send(stretch);
            }
        }
        return records;
    }

    private long usualDelay(PlannedExam exam) {
        // Of those that send late no two of eight visits are equally late: that would look like a wrong zone.
        return scanner.clock() == ClockError.SENDS_LATE ? HOUR + 47 * MINUTE * (exam.visit() % 8) : 0;
    }

    /** Adds the records of an exam. */
    private final class Sending {
        private final List<PlannedRecord> records;
        private final SplittableRandom chance;
        private final PlannedExam exam;
        private final boolean archived;
        private final long delay;

        Sending(List<PlannedRecord> records, SplittableRandom chance, PlannedExam exam, boolean archived, long delay) {
            this.records = records;
            this.chance = chance;
            this.exam = exam;
            this.archived = archived;
            this.delay = delay;
        }

        void send(PlannedStretch stretch) {
            PlannedSeries last = stretch.series().get(stretch.series().size() - 1);
            for (PlannedSeries series : stretch.series()) {
                for (int image = 0; image < series.images(); image++) {
                    boolean late = series.number() != last.number() && chance.nextInt(100) < LATE_PER_CENT;
                    send(series, image + 1, series.timeOf(image), RecordKind.ACQUIRED, late);
                }
            }
            long afterwards = exam.end() + HOUR;
            if (chance.nextInt(100) < DERIVED_PER_CENT) {
                send(last.derived(), FIRST_DERIVED, afterwards, RecordKind.DERIVED, false);
                send(last, FIRST_DERIVED + 1, afterwards, RecordKind.DERIVED, false);
            }
            if (chance.nextInt(100) < TIMELESS_PER_CENT) {
                RecordKind kind = TIMELESS.get(chance.nextInt(TIMELESS.size()));
                send(last, FIRST_TIMELESS, afterwards, kind, false);
            }
        }

        private void send(PlannedSeries series, int instance, long time, RecordKind kind, boolean late) {
            long hours = late ? chance.nextLong(72 * HOUR) : 0;
            long soon = 20 * SECOND + chance.nextLong(220 * SECOND);
            long received = scanner.real(time, exam.day()) + soon + delay + hours;
            add(series, instance, time, kind, archived, received);
            if (chance.nextInt(100) < hospital.resent()) {
                boolean fetched = archived || chance.nextBoolean();
                long again = received + SECOND + chance.nextLong(72 * HOUR);
                add(series, instance, time, kind, fetched, again);
            }
        }

        private void add(
                PlannedSeries series, int instance, long time, RecordKind kind, boolean fetched, long received) {
            boolean reordered = chance.nextInt(100) < hospital.reordered();
            long delivered = received + (reordered ? chance.nextLong(48 * HOUR) : chance.nextLong(5 * SECOND));
            records.add(new PlannedRecord(series, instance, time, kind, fetched, received, delivered));
        }
    }
}
