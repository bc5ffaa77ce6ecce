package io.niffler.jobs.utilization.exams;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/** Local milliseconds as dates and back. */
public final class LocalDays {
    public static final long MILLIS = TimeUnit.DAYS.toMillis(1);

    private LocalDays() {}

    public static LocalDate dateOf(long localMillis) {
        return LocalDate.ofEpochDay(Math.floorDiv(localMillis, MILLIS));
    }

    /** The midnight that a day begins with. */
    public static long startOf(LocalDate date) {
        return date.toEpochDay() * MILLIS;
    }

    public static LocalDateTime dateTimeOf(long localMillis) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(localMillis, 1_000L),
                (int) Math.floorMod(localMillis, 1_000L) * 1_000_000,
                ZoneOffset.UTC);
    }
}
