package io.niffler.dicom.data;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Strict reading of DA, TM and DT values, PS3.5 6.2. The forms of ACR-NEMA ({@code 2024.03.01} and {@code 10:15:30})
 * are read too; spaces and NULs at the end do not matter. What is not such a value, or names a day, hour or minute that does not exist,
 * or a year before 1800 or after 2199, is empty; nothing is guessed.
 *
 * <p>Values may leave out what follows a component. They then stand for a span of time, whose first moment is the
 * result; {@link #latestTime} and {@link DateTimeValue#latest} give the last, to the microsecond.
 */
public final class DateTimes {

    /** Earlier years are taken for mistakes. */
    public static final int FIRST_YEAR = 1800;

    /** Later years are taken for mistakes. */
    public static final int LAST_YEAR = 2199;

    private static final int DATE_LENGTH = 8;
    private static final int LEGACY_DATE_LENGTH = 10;
    private static final int FRACTION_DIGITS = 6;
    private static final int NANOS_PER_MICRO = 1000;
    private static final int LAST_NANO = 999_999_000;
    private static final int OFFSET_LENGTH = 5;
    private static final int LEAP_SECOND = 60;

    private DateTimes() {}

    /**
     * What a DT value says.
     *
     * @param earliest the first moment of the span, by the clock of the offset or, without one, of the equipment
     * @param latest the last moment of the span, to the microsecond
     * @param offset from UTC, if the value has one
     */
    public record DateTimeValue(LocalDateTime earliest, LocalDateTime latest, Optional<ZoneOffset> offset) {}

    /** The day of a DA value; all of it must be there. */
    public static Optional<LocalDate> date(String da) {
        String text = unpadded(da);
        if (text.length() == LEGACY_DATE_LENGTH && text.charAt(4) == '.' && text.charAt(7) == '.') {
            text = text.substring(0, 4) + text.substring(5, 7) + text.substring(8);
        }
        if (text.length() != DATE_LENGTH) {
            return Optional.empty();
        }
        return day(number(text, 0, 4), number(text, 4, 6), number(text, 6, 8));
    }

    /** The first moment of a TM value. A leap second counts as the last microsecond of its minute. */
    public static Optional<LocalTime> time(String tm) {
        return timeOf(withoutColons(unpadded(tm)), false);
    }

    /** The last moment of a TM value, to the microsecond: 10:59:59.999999 for {@code 10}. */
    public static Optional<LocalTime> latestTime(String tm) {
        return timeOf(withoutColons(unpadded(tm)), true);
    }

    /** A DA and a TM value together; empty unless both are valid. */
    public static Optional<LocalDateTime> dateTime(String da, String tm) {
        Optional<LocalTime> time = time(tm);
        return time.isEmpty() ? Optional.empty() : date(da).map(day -> day.atTime(time.get()));
    }

    /** What a DT value says. */
    public static Optional<DateTimeValue> dateTime(String dt) {
        String text = unpadded(dt);
        int sign = Math.max(text.indexOf('+'), text.indexOf('-'));
        Optional<ZoneOffset> offset = Optional.empty();
        if (sign >= 0) {
            offset = offset(text.substring(sign));
            if (offset.isEmpty()) {
                return Optional.empty();
            }
            text = text.substring(0, sign);
        }
        Optional<LocalDateTime> earliest = moment(text, false);
        Optional<LocalDateTime> latest = moment(text, true);
        return earliest.isEmpty() || latest.isEmpty()
                ? Optional.empty()
                : Optional.of(new DateTimeValue(earliest.get(), latest.get(), offset));
    }

    /** An offset from UTC as in DT and in Timezone Offset From UTC (0008,0201): {@code -1200} to {@code +1400}. */
    public static Optional<ZoneOffset> offset(String value) {
        String text = unpadded(value);
        if (text.length() != OFFSET_LENGTH || text.equals("-0000")) {
            return Optional.empty();
        }
        int hours = number(text, 1, 3);
        int minutes = number(text, 3, 5);
        boolean negative = text.charAt(0) == '-';
        if ((!negative && text.charAt(0) != '+') || hours < 0 || minutes < 0 || minutes > 59) {
            return Optional.empty();
        }
        int total = hours * 60 + minutes;
        if (total > (negative ? 12 : 14) * 60) {
            return Optional.empty();
        }
        return Optional.of(ZoneOffset.ofTotalSeconds((negative ? -total : total) * 60));
    }

    private static Optional<LocalDateTime> moment(String text, boolean latest) {
        int length = text.length();
        if (length != 4 && length != 6 && length < DATE_LENGTH) {
            return Optional.empty();
        }
        int month = length >= 6 ? number(text, 4, 6) : latest ? 12 : 1;
        Optional<LocalDate> day = day(number(text, 0, 4), month, length >= DATE_LENGTH ? number(text, 6, 8) : 1);
        if (latest && length < DATE_LENGTH) {
            day = day.map(first -> first.withDayOfMonth(first.lengthOfMonth()));
        }
        Optional<LocalTime> time = length > DATE_LENGTH
                ? timeOf(text.substring(DATE_LENGTH), latest)
                : Optional.of(latest ? LocalTime.of(23, 59, 59, LAST_NANO) : LocalTime.MIDNIGHT);
        return time.isEmpty() ? Optional.empty() : day.map(found -> found.atTime(time.get()));
    }

    private static Optional<LocalDate> day(int year, int month, int day) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty(); // not a day of the calendar
        }
    }

    private static Optional<LocalTime> timeOf(String text, boolean latest) {
        int point = text.indexOf('.');
        int whole = point < 0 ? text.length() : point;
        boolean validLength = point < 0 ? whole == 2 || whole == 4 || whole == 6 : whole == 6;
        if (!validLength) {
            return Optional.empty();
        }
        int hour = number(text, 0, 2);
        int minute = whole >= 4 ? number(text, 2, 4) : latest ? 59 : 0;
        int second = whole >= 6 ? number(text, 4, 6) : latest ? 59 : 0;
        int nano = point < 0 ? (latest ? LAST_NANO : 0) : fraction(text.substring(point + 1), latest);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > LEAP_SECOND || nano < 0) {
            return Optional.empty();
        }
        return Optional.of(
                second == LEAP_SECOND
                        ? LocalTime.of(hour, minute, LEAP_SECOND - 1, LAST_NANO)
                        : LocalTime.of(hour, minute, second, nano));
    }

    /** Nanoseconds of one to six digits, the missing ones taken as 0 or, for the latest moment, as 9; -1 if invalid. */
    private static int fraction(String digits, boolean latest) {
        if (digits.isEmpty() || digits.length() > FRACTION_DIGITS) {
            return -1;
        }
        String filled = digits + (latest ? "9" : "0").repeat(FRACTION_DIGITS - digits.length());
        int micros = number(filled, 0, FRACTION_DIGITS);
        return micros < 0 ? -1 : micros * NANOS_PER_MICRO;
    }

    /** {@code 10:15:30.5} as {@code 101530.5}; other texts as they are. */
    private static String withoutColons(String text) {
        if (text.length() == 5 && text.charAt(2) == ':') {
            return text.substring(0, 2) + text.substring(3);
        }
        if (text.length() >= 8 && text.charAt(2) == ':' && text.charAt(5) == ':') {
            return text.substring(0, 2) + text.substring(3, 5) + text.substring(6);
        }
        return text;
    }

    private static String unpadded(String text) {
        if (text == null) {
            return "";
        }
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == 0)) {
            end--;
        }
        return text.substring(0, end);
    }

    /** The number of ASCII digits between two indexes, or -1. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }
}
