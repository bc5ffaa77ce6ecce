package io.niffler.jobs.utilization.tables;

import io.niffler.jobs.utilization.exams.LocalDays;
import io.niffler.jobs.utilization.exams.Stretch;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;

/**
 * Reads a row of the original's intermediate table: {@code DeviceSerialNumber, StudyInstanceUID,PatientID,
 * DurationInMinutes, Number of Series, Exam Start Time, Exam End Time, StudyDescription, Modality}. Times are hours,
 * minutes and seconds without leading zeros; from 240000 on they are on the next day. The duration follows from them and
 * is not read.
 */
final class IntermediateRow {
    private static final int FIELDS = 9;
    private static final int SCANNER = 0;
    private static final int STUDY = 1;
    private static final int PATIENT = 2;
    private static final int SERIES = 4;
    private static final int START = 5;
    private static final int END = 6;
    private static final int DESCRIPTION = 7;
    private static final int MAX_SERIES = 100_000;
    private static final int HOURS = 48;
    private static final int MAX_DIGITS = 6;
    private static final String ABSENT = "undefined";

    private IntermediateRow() {}

    /**
     * Reads a row.
     *
     * @param date of the day that the times count from
     */
    static Stretch parse(String row, LocalDate date, RowReading reading) throws BadRowException {
        String[] fields = row.split(",", -1);
        if (fields.length < FIELDS) {
            throw new BadRowException("has " + fields.length + " of " + FIELDS + " columns");
        }
        int last = reading == RowReading.LITERAL ? FIELDS - 1 : fields.length - 1;
        long midnight = LocalDays.startOf(date);
        long start = midnight + millis(fields[START], "Exam Start Time");
        long end = midnight + millis(fields[END], "Exam End Time");
        if (end < start) {
            throw new BadRowException("Exam End Time is before Exam Start Time");
        }
        String patient = text(fields[PATIENT].strip(), reading);
        return new Stretch(
                required(fields[SCANNER], "DeviceSerialNumber"),
                required(fields[STUDY], "StudyInstanceUID"),
                patient == null ? "" : patient,
                start,
                end,
                text(withoutSeparator(String.join(",", Arrays.asList(fields).subList(DESCRIPTION, last))), reading),
                text(withoutSeparator(fields[last]), reading),
                Map.of(),
                series(fields[SERIES]));
    }

    private static String required(String field, String name) throws BadRowException {
        String text = field.strip();
        if (text.isEmpty()) {
            throw new BadRowException(name + " is empty");
        }
        return text;
    }

    private static String text(String field, RowReading reading) {
        if (reading == RowReading.LITERAL) {
            return field;
        }
        String text = field.strip();
        return text.isEmpty() || text.equals(ABSENT) ? null : text;
    }

    /** The original writes a space behind its commas. */
    private static String withoutSeparator(String field) {
        return field.startsWith(" ") ? field.substring(1) : field;
    }

    private static int series(String field) throws BadRowException {
        int series = number(field, "Number of Series in the Study");
        if (series > MAX_SERIES) {
            throw new BadRowException("Number of Series in the Study is over " + MAX_SERIES);
        }
        return series;
    }

    private static long millis(String field, String name) throws BadRowException {
        int time = number(field, name);
        int hours = time / 10_000;
        int minutes = time / 100 % 100;
        int seconds = time % 100;
        if (hours >= HOURS || minutes >= 60 || seconds >= 60) {
            throw new BadRowException(name + " is no time from 0 to 475959");
        }
        return ((hours * 60L + minutes) * 60 + seconds) * 1_000;
    }

    private static int number(String field, String name) throws BadRowException {
        String digits = field.strip();
        if (digits.isEmpty() || digits.length() > MAX_DIGITS || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new BadRowException(name + " is no whole number of at most " + MAX_DIGITS + " digits");
        }
        return Integer.parseInt(digits);
    }
}
