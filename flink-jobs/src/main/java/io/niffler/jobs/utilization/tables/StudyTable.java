package io.niffler.jobs.utilization.tables;

import io.niffler.jobs.CsvText;
import io.niffler.jobs.utilization.exams.LocalDays;
import io.niffler.jobs.utilization.exams.Stretch;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;

/**
 * The original's intermediate table: a row for each study. Either to the letter, so that the original's own programs can go on with
 * it, or as it should be: quoted as RFC 4180 says, with times that name their day, and nothing where there is nothing.
 */
public final class StudyTable {
    private static final List<String> COLUMNS = List.of(
            "DeviceSerialNumber",
            "StudyInstanceUID",
            "PatientID",
            "DurationInMinutes",
            "Number of Series in the Study",
            "Exam Start Time",
            "Exam End Time",
            "StudyDescription",
            "Modality");

    private final boolean literal;
    private final PrintWriter out;

    /** @param literal whether the original's text is wanted */
    public StudyTable(boolean literal, PrintWriter out) {
        this.literal = literal;
        this.out = out;
        out.print(String.join(literal ? ", " : ",", COLUMNS) + "\n");
    }

    /**
     * Prints a study.
     *
     * @param date of the exam that it belongs to
     */
    public void print(Stretch study, LocalDate date) {
        out.print((literal ? literal(study, LocalDays.startOf(date)) : quoted(study)) + "\n");
    }

    /** The original has no space before the patient. */
    private static String literal(Stretch study, long midnight) {
        long start = study.start() - midnight;
        long end = study.end() - midnight;
        return study.scanner() + ", " + study.studyInstanceUid() + ","
                + (study.patientId().isEmpty() ? CompatTable.ABSENT : study.patientId()) + ", "
                + number(CompatTimes.minutes(start, end)) + ", " + study.seriesCount() + ", " + CompatTimes.time(start)
                + ", " + CompatTimes.time(end) + ", " + text(study.description(), CompatTable.ABSENT) + ", "
                + text(study.modality(), CompatTable.ABSENT);
    }

    private static String quoted(Stretch study) {
        StringBuilder row = new StringBuilder();
        String separator = "";
        for (String cell : List.of(
                study.scanner(),
                study.studyInstanceUid(),
                study.patientId(),
                CellTexts.minutes(study.end() - study.start()),
                String.valueOf(study.seriesCount()),
                CellTexts.time(study.start()),
                CellTexts.time(study.end()),
                text(study.description(), ""),
                text(study.modality(), ""))) {
            row.append(separator);
            CsvText.append(row, cell);
            separator = ",";
        }
        return row.toString();
    }

    /** As the original's first step writes numbers: whole ones without a point. */
    private static String number(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    private static String text(String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
