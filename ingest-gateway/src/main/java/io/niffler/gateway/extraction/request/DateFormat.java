package io.niffler.gateway.extraction.request;

import io.niffler.dicom.data.DateTimes;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date format in the directives of C's and Python's {@code strptime}, as far as dates need them: {@code %Y %y %m %B %b %d %j}, and
 * {@code %H %M %S}, which are read and left out. A month and a day may have one digit, the day with a space before it; English names of months, in any case. Immutable.
 */
public final class DateFormat {
    /** The longest text that is looked at. */
    private static final int MAX_TEXT = 64;

    private static final int MAX_FORMAT = 64;
    private static final int FIRST_TWO_DIGIT_YEAR_OF_1900 = 69;

    private final String format;
    private final String directives;
    private final Pattern pattern;

    private DateFormat(String format, String directives, Pattern pattern) {
        this.format = format;
        this.directives = directives;
        this.pattern = pattern;
    }

    /**
     * Reads a format.
     *
     * @throws IllegalArgumentException whose message says what to write instead
     */
    public static DateFormat of(String format) {
        if (format.length() > MAX_FORMAT) {
            throw new IllegalArgumentException("write a date format of at most " + MAX_FORMAT + " characters");
        }
        StringBuilder regex = new StringBuilder();
        StringBuilder seen = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c == '%') {
                i++;
                char directive = i < format.length() ? format.charAt(i) : ' ';
                DateDirective.appendRegex(regex, directive, seen);
            } else if (!Character.isWhitespace(c)) {
                regex.append(Pattern.quote(String.valueOf(c)));
            } else if (i == 0 || !Character.isWhitespace(format.charAt(i - 1))) {
                regex.append("\\s+");
            }
        }
        requireDay(seen.toString());
        return new DateFormat(format, seen.toString(), Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE));
    }

    private static void requireDay(String seen) {
        int years = count(seen, "Yy");
        int months = count(seen, "mbB");
        int days = count(seen, "d");
        boolean byMonth = months == 1 && days == 1 && count(seen, "j") == 0;
        boolean byYear = months == 0 && days == 0 && count(seen, "j") == 1;
        if (years != 1 || !(byMonth || byYear)) {
            throw new IllegalArgumentException("write one year (%Y or %y) with one month (%m, %b or %B) and a day (%d),"
                    + " or with a day of the year (%j)");
        }
    }

    private static int count(String seen, String wanted) {
        return (int) seen.chars().filter(c -> wanted.indexOf(c) >= 0).count();
    }

    private boolean has(char directive) {
        return directives.indexOf(directive) >= 0;
    }

    /** The day that a text says; empty when it is not of this format, no day of the calendar, or outside 1800 to 2199. */
    public Optional<LocalDate> parse(String text) {
        Matcher matcher = pattern.matcher(text);
        if (text.length() > MAX_TEXT || !matcher.matches()) {
            return Optional.empty();
        }
        try {
            int year = year(matcher);
            LocalDate date = has('j')
                    ? LocalDate.ofYearDay(year, Integer.parseInt(matcher.group("j")))
                    : LocalDate.of(
                            year,
                            month(matcher),
                            Integer.parseInt(matcher.group("d").strip()));
            return Optional.of(date).filter(day -> year >= DateTimes.FIRST_YEAR && year <= DateTimes.LAST_YEAR);
        } catch (DateTimeException e) {
            return Optional.empty(); // not a day of the calendar
        }
    }

    private int year(Matcher matcher) {
        if (has('Y')) {
            return Integer.parseInt(matcher.group("Y"));
        }
        int year = Integer.parseInt(matcher.group("y"));
        return year + (year >= FIRST_TWO_DIGIT_YEAR_OF_1900 ? 1900 : 2000);
    }

    private int month(Matcher matcher) {
        if (has('m')) {
            return Integer.parseInt(matcher.group("m"));
        }
        String name = matcher.group(has('b') ? "b" : "B").toLowerCase(Locale.ROOT);
        return DateDirective.monthOf(name);
    }

    /** The format as it was written. */
    @Override
    public String toString() {
        return format;
    }
}
