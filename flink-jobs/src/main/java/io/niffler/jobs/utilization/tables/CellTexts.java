package io.niffler.jobs.utilization.tables;

import io.niffler.jobs.utilization.exams.LocalDays;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and numbers in our tables. */
final class CellTexts {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final double MILLIS_PER_MINUTE = 60_000;

    private CellTexts() {}

    static String time(long localMillis) {
        return TIME.format(LocalDays.dateTimeOf(localMillis));
    }

    static String minutes(long millis) {
        return decimal(millis / MILLIS_PER_MINUTE);
    }

    static String decimal(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
