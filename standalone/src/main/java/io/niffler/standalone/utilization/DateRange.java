package io.niffler.standalone.utilization;

import io.niffler.dicom.data.DateTimes;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days, first and last included.
 *
 * @param from not after {@code to}
 */
public record DateRange(LocalDate from, LocalDate to) {
    private static final Pattern DATE_IN_NAME = Pattern.compile("(?<!\\d)(\\d{8})(?!\\d)");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM");

    /** One day. */
    public static DateRange of(LocalDate date) {
        return new DateRange(date, date);
    }

    /** All days of a month. */
    public static DateRange of(YearMonth month) {
        return new DateRange(month.atDay(1), month.atEndOfMonth());
    }

    /** A day as {@code 20240305} or {@code 2024-03-05}. */
    public static Optional<LocalDate> date(String text) {
        return DateTimes.date(text.replace('-', '.'));
    }

    /** A month as {@code 202403} or {@code 2024-03}. */
    public static Optional<YearMonth> month(String text) {
        try {
            return Optional.of(YearMonth.parse(text.replaceFirst("^(\\d{4})-(\\d{2})$", "$1$2"), MONTH))
                    .filter(month -> month.getYear() >= DateTimes.FIRST_YEAR && month.getYear() <= DateTimes.LAST_YEAR);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The day that a file is called after, such as {@code 20240305.csv}. */
    public static Optional<LocalDate> dateInName(String fileName) {
        Matcher matcher = DATE_IN_NAME.matcher(fileName);
        while (matcher.find()) {
            Optional<LocalDate> date = date(matcher.group(1));
            if (date.isPresent()) {
                return date;
            }
        }
        return Optional.empty();
    }

    /** Whether a day is one of these. */
    public boolean contains(LocalDate date) {
        return !date.isBefore(from) && !date.isAfter(to);
    }
}
