package io.niffler.gateway.extraction.request;

import io.niffler.dicom.data.DateTimes;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days, ranges of days and months as they are written in cells, and as DA values to ask for (PS3.5 6.2, PS3.4 C.2.2.2.5). */
final class DateCells {
    private static final Pattern MONTH = Pattern.compile("([0-9]{4})-?([0-9]{2})");
    private static final int LONGEST_RANGE = 130;

    private DateCells() {}

    /**
     * A day as {@code YYYYMMDD}, or a range as {@code YYYYMMDD-YYYYMMDD}, {@code YYYYMMDD-} or {@code -YYYYMMDD}. The dash of a range may
     * be one of several in the text: what is before and after it must be of the format.
     */
    static String dayOrRange(String text, DateFormat format) throws CellException {
        Optional<LocalDate> day = format.parse(text);
        if (day.isPresent()) {
            return value(day.get());
        }
        int last = Math.min(text.length(), LONGEST_RANGE);
        for (int dash = text.indexOf('-'); dash >= 0 && dash < last; dash = text.indexOf('-', dash + 1)) {
            String before = text.substring(0, dash).strip();
            String after = text.substring(dash + 1).strip();
            Optional<LocalDate> from = format.parse(before);
            Optional<LocalDate> to = format.parse(after);
            if ((from.isPresent() && (to.isPresent() || after.isEmpty())) || (to.isPresent() && before.isEmpty())) {
                return range(from, to);
            }
        }
        throw new CellException("is neither a day of the format " + format + " nor two with - between them");
    }

    private static String range(Optional<LocalDate> from, Optional<LocalDate> to) throws CellException {
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw new CellException("is a range that ends before it begins: exchange the days");
        }
        return from.map(DateCells::value).orElse("") + "-"
                + to.map(DateCells::value).orElse("");
    }

    /** Each day of a month that is written as {@code YYYYMM} or {@code YYYY-MM}. */
    static List<String> daysOfMonth(String text) throws CellException {
        Matcher matcher = MONTH.matcher(text);
        if (matcher.matches()) {
            try {
                YearMonth month = YearMonth.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
                if (month.getYear() >= DateTimes.FIRST_YEAR && month.getYear() <= DateTimes.LAST_YEAR) {
                    return daysOf(month);
                }
            } catch (DateTimeException e) {
                throw noMonth();
            }
        }
        throw noMonth();
    }

    private static CellException noMonth() {
        return new CellException("is no month: write YYYYMM or YYYY-MM");
    }

    private static List<String> daysOf(YearMonth month) {
        List<String> days = new ArrayList<>(month.lengthOfMonth());
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            days.add(value(month.atDay(day)));
        }
        return days;
    }

    private static String value(LocalDate day) {
        return day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }
}
