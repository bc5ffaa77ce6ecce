package io.niffler.benchmarks.hospital;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Plans what a scanner does on a day: visits from the morning to the evening, on some days one over midnight. */
final class DayPlanner {
    private static final int EXAMS = 1;
    private static final int IDLE_PER_CENT = 12;
    private static final int OVER_MIDNIGHT_PER_CENT = 20;
    private static final int OVERLAPPING_PER_CENT = 4;
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final Hospital hospital;
    private final Scanner scanner;

    DayPlanner(Hospital hospital, Scanner scanner) {
        this.hospital = hospital;
        this.scanner = scanner;
    }

    /** The exams of a day from 0, by visit. */
    List<PlannedExam> plan(int day) {
        SplittableRandom chance = hospital.chance(scanner.index(), day, EXAMS);
        List<PlannedExam> exams = new ArrayList<>();
        if (chance.nextInt(100) < IDLE_PER_CENT) {
            return exams;
        }
        long midnight = scanner.midnight(day);
        ExamStyle style = scanner.exams();
        int visits = style.leastVisits + chance.nextInt(style.mostVisits - style.leastVisits + 1);
        long time = midnight + 6 * HOUR + inUnits(chance.nextLong(3 * HOUR));
        int visit = 0;
        while (visit < visits && time < midnight + 20 * HOUR) {
            VisitPlanner planner = new VisitPlanner(hospital, scanner, day, visit, chance);
            List<PlannedExam> planned = byDay(planner, chance, time, (time - midnight) / HOUR);
            exams.addAll(planned);
            time = Math.max(time + scanner.times().unit(), planned.get(0).end() + untilNext(chance));
            visit++;
        }
        if (chance.nextInt(100) < OVER_MIDNIGHT_PER_CENT) {
            VisitPlanner planner = new VisitPlanner(hospital, scanner, day, visit, chance);
            exams.addAll(byNight(planner, chance, midnight + PlannedExam.DAY));
        }
        return exams;
    }

    private static List<PlannedExam> byDay(VisitPlanner planner, SplittableRandom chance, long time, long hour) {
        int kind = chance.nextInt(100);
        if (kind < 10) {
            return planner.severalStudies(time);
        } else if (kind < 14) {
            return planner.comesBack(time);
        } else if (kind < 16) {
            return planner.nameless(time);
        } else if (kind < 18) {
            return planner.twoNameless(time);
        } else if (kind < 20 && hour < 15) {
            return planner.pauses(time);
        } else if (kind < 22 && hour < 15) {
            return planner.overlappingStudies(time);
        }
        return planner.plain(time);
    }

    private static List<PlannedExam> byNight(VisitPlanner planner, SplittableRandom chance, long midnight) {
        return switch (chance.nextInt(3)) {
            case 0 -> planner.overMidnight(midnight);
            case 1 -> planner.twoStudiesOverMidnight(midnight);
            default -> planner.dividedByMidnight(midnight);
        };
    }

    /** Some patients come while the one before is not done yet. */
    private long untilNext(SplittableRandom chance) {
        return chance.nextInt(100) < OVERLAPPING_PER_CENT
                ? -inUnits(chance.nextLong(HOUR / 10))
                : inUnits(HOUR / 20 + chance.nextLong(HOUR / 2));
    }

    private long inUnits(long length) {
        long unit = scanner.times().unit();
        return length / unit * unit;
    }
}
