package io.niffler.benchmarks.hospital;

import java.time.Duration;

/**
 * A scanner of the hospital.
 *
 * @param index from 0
 * @param serial Device Serial Number, null when it writes none
 * @param model manufacturer's model name
 * @param station station name
 */
record Scanner(
        int index,
        String serial,
        String manufacturer,
        String model,
        String station,
        ExamStyle exams,
        TimeStyle times,
        ClockError clock) {
    private static final int KINDS_OF_NAMES = 11;
    private static final long DAY = Duration.ofDays(1).toMillis();

    static Scanner of(int index) {
        TimeStyle times = TimeStyle.of(index);
        String manufacturer =
                switch (times) {
                    case SERIES_FIRST -> index % 2 == 0 ? "Philips Medical Systems" : "FONAR CORP";
                    default -> index % 2 == 0 ? "SIEMENS" : "GE MEDICAL SYSTEMS";
                };
        String serial =
                switch (index % KINDS_OF_NAMES) {
                    case 3 -> null;
                    case 5 -> "50%|" + index;
                    default -> "S" + (10_000 + index);
                };
        return new Scanner(
                index,
                serial,
                manufacturer,
                "Scope/" + index % 5 + "%",
                "ROOM" + index,
                ExamStyle.of(index),
                times,
                ClockError.of(index));
    }

    /** What docs/utilization.md defines as the scanner. */
    String key() {
        return serial == null
                ? String.join("/", manufacturer, model.replace("%", "%25").replace("/", "%2F"), station)
                : serial;
    }

    /** Midnight by its clock of a day of the plan, as local milliseconds. */
    long midnight(int day) {
        return (Hospital.FIRST_DAY.toEpochDay() + day + clock.daysAhead()) * DAY;
    }

    /** The moment that a local time means if one believes the clock, milliseconds since 1970. */
    long apparent(long local) {
        return local - times.offset().getTotalSeconds() * 1_000L;
    }

    /** The moment at which its clock shows a local time, milliseconds since 1970. */
    long real(long local, int day) {
        return apparent(local) - clock.aheadOn(day);
    }
}
