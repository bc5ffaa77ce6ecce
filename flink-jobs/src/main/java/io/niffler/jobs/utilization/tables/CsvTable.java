package io.niffler.jobs.utilization.tables;

import io.niffler.jobs.CsvText;
import io.niffler.jobs.utilization.exams.Exam;
import io.niffler.jobs.utilization.exams.ScannerDay;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;

/**
 * The columns of the original's final table as comma-separated values (RFC 4180, lines ending with a line feed): a row for
 * each scanner, and under it one for each exam. Every row has all columns. Times are those of the scanner's clock, to the
 * second; utilization and minutes have two decimals; what cannot be said is empty.
 */
public final class CsvTable {
    private static final List<String> SCANNER_COLUMNS = List.of(
            "Date #",
            "Date YYYYMMDD",
            "ScannerID",
            "Scanner Utilization %",
            "Patients of the scanner in the day",
            "Encounters of the scanner in the day",
            "Studies by the scanner",
            "Modality",
            "Series by the Scanner");
    private static final List<String> EXAM_COLUMNS = List.of(
            "PatientID",
            "StartTime",
            "EndTime",
            "Duration (Minutes)",
            "Number of Studies In the Encounter",
            "Number of Series In the Encounter",
            "Encounter Description");

    private final PrintWriter out;
    private int dates;
    private LocalDate date;

    public CsvTable(PrintWriter out) {
        this.out = out;
        row(SCANNER_COLUMNS, EXAM_COLUMNS);
    }

    /** Prints a scanner's day; days are to come by date. */
    public void print(ScannerDay day) {
        if (!day.date().equals(date)) {
            date = day.date();
            dates++;
        }
        row(
                List.of(
                        String.valueOf(dates),
                        DateTimeFormatter.BASIC_ISO_DATE.format(date),
                        day.scanner(),
                        day.utilization() == null ? "" : CellTexts.decimal(day.utilization()),
                        String.valueOf(day.patients()),
                        String.valueOf(day.exams().size()),
                        String.valueOf(day.studies()),
                        day.modality(),
                        String.valueOf(day.series())),
                Collections.nCopies(EXAM_COLUMNS.size(), ""));
        for (Exam exam : day.exams()) {
            row(
                    Collections.nCopies(SCANNER_COLUMNS.size(), ""),
                    List.of(
                            exam.patientId(),
                            CellTexts.time(exam.start()),
                            CellTexts.time(exam.end()),
                            CellTexts.minutes(exam.durationMillis()),
                            String.valueOf(exam.studies().size()),
                            String.valueOf(exam.seriesCount()),
                            String.join("::", exam.descriptions())));
        }
    }

    private void row(List<String> scannerCells, List<String> examCells) {
        StringBuilder row = new StringBuilder();
        String separator = "";
        for (List<String> cells : List.of(scannerCells, examCells)) {
            for (String cell : cells) {
                row.append(separator);
                CsvText.append(row, cell);
                separator = ",";
            }
        }
        out.print(row.append('\n'));
    }
}
