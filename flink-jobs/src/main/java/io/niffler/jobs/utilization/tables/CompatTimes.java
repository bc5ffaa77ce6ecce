package io.niffler.jobs.utilization.tables;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;

/** Times as the original writes them and calculates with them: milliseconds since the midnight that a day begins with. */
final class CompatTimes {
    private CompatTimes() {}

    static String date(LocalDate date) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(date);
    }

    /** Hours, minutes and seconds as one number. */
    static long time(long millis) {
        return hour(millis) * 10_000 + minute(millis) * 100 + second(millis);
    }

    /** The minutes between two times, rounded as the original's order of operations does. */
    static double minutes(long from, long to) {
        return (hour(to) - hour(from)) * 60 + (minute(to) - minute(from)) + (second(to) - second(from)) / 60.0;
    }

    private static long hour(long millis) {
        return TimeUnit.MILLISECONDS.toHours(millis);
    }

    private static long minute(long millis) {
        return TimeUnit.MILLISECONDS.toMinutes(millis) % 60;
    }

    private static long second(long millis) {
        return TimeUnit.MILLISECONDS.toSeconds(millis) % 60;
    }
}
