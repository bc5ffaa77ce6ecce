package io.niffler.jobs.acquisition;

import io.niffler.dicom.data.DateTimes;
import io.niffler.dicom.data.DateTimes.DateTimeValue;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What one attribute, or a pair of date and time, says about the time of acquisition. Without seconds it is the minute's
 * beginning; with less than hour and minute it is no time.
 *
 * @param problem {@link TimeProblem#NONE} if and only if there is a local time
 * @param local by the clock of the scanner, or null
 * @param offset from UTC if the value has one, or null
 */
record ReadTime(TimeProblem problem, LocalDateTime local, ZoneOffset offset) {
    private static final Duration TOO_VAGUE = Duration.ofMinutes(1);

    /** A DT value, null when absent. */
    static ReadTime ofDateTime(String dt) {
        if (dt == null) {
            return failed(TimeProblem.MISSING);
        }
        Optional<DateTimeValue> value = DateTimes.dateTime(dt);
        if (value.isEmpty()) {
            return failed(TimeProblem.MALFORMED);
        }
        LocalDateTime earliest = value.get().earliest();
        return isVague(Duration.between(earliest, value.get().latest()))
                ? failed(TimeProblem.PARTIAL)
                : new ReadTime(TimeProblem.NONE, earliest, value.get().offset().orElse(null));
    }

    /** A DA and a TM value, each null when absent. */
    static ReadTime ofDateAndTime(String da, String tm) {
        if (da == null && tm == null) {
            return failed(TimeProblem.MISSING);
        }
        Optional<LocalDate> date = DateTimes.date(da);
        Optional<LocalTime> time = DateTimes.time(tm);
        if ((da != null && date.isEmpty()) || (tm != null && time.isEmpty())) {
            return failed(TimeProblem.MALFORMED);
        }
        if (date.isEmpty() || time.isEmpty()) {
            return failed(TimeProblem.PARTIAL);
        }
        return isVague(Duration.between(time.get(), DateTimes.latestTime(tm).orElse(LocalTime.MAX)))
                ? failed(TimeProblem.PARTIAL)
                : new ReadTime(TimeProblem.NONE, date.get().atTime(time.get()), null);
    }

    static ReadTime failed(TimeProblem problem) {
        return new ReadTime(problem, null, null);
    }

    private static boolean isVague(Duration span) {
        return span.compareTo(TOO_VAGUE) >= 0;
    }
}
