package io.niffler.benchmarks.hospital;

import java.time.LocalDate;

/** Local milliseconds as DA, TM and DT values (PS3.5 6.2). */
final class LocalText {
    private LocalText() {}

    static String date(long local, String separator) {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(local, PlannedExam.DAY));
        StringBuilder text = new StringBuilder(10);
        append(text, date.getYear(), 4);
        append(text.append(separator), date.getMonthValue(), 2);
        append(text.append(separator), date.getDayOfMonth(), 2);
        return text.toString();
    }

    /** With milliseconds. */
    static String time(long local, String separator) {
        int millis = (int) Math.floorMod(local, PlannedExam.DAY);
        StringBuilder text = new StringBuilder(12);
        append(text, millis / 3_600_000, 2);
        append(text.append(separator), millis / 60_000 % 60, 2);
        append(text.append(separator), millis / 1_000 % 60, 2);
        append(text.append('.'), millis % 1_000, 3);
        return text.toString();
    }

    static String dateTime(long local) {
        return date(local, "") + time(local, "");
    }

    private static void append(StringBuilder text, int number, int digits) {
        String decimal = Integer.toString(number);
        text.append("0".repeat(digits - decimal.length())).append(decimal);
    }
}
