package io.niffler.jobs.utilization.tables;

import io.niffler.jobs.utilization.exams.Exam;
import io.niffler.jobs.utilization.exams.ExamRules;
import io.niffler.jobs.utilization.exams.Exams;
import io.niffler.jobs.utilization.exams.Stretch;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The original's final table to the letter, for exams that do not depend on the order of rows. */
public final class CompatTable {
    /** How the original writes an absent value. */
    static final String ABSENT = "undefined";

    private static final String HEADER = """
            Date #, Date YYYYMMDD, ScannerID, Scanner Utilization %, Patients of the scanner in the day, \
            Encounters of the scanner in the day, Studies by the scanner, Modality, Series by the Scanner\s
             , , , , , , , , , PatientID, StartTime, EndTime, Duration (Minutes), \
            Number of Studies In the Encounter, Number of Series In the Encounter, Encounter Description\s
            """;

    private final ExamRules rules;
    private final Predicate<String> reported;
    private final PrintWriter out;
    private int dates;

    /** @param reported whether a scanner is to be printed */
    public CompatTable(ExamRules rules, Predicate<String> reported, PrintWriter out) {
        this.rules = rules;
        this.reported = reported;
        this.out = out;
        out.print(HEADER);
    }

    /**
     * Prints a day.
     *
     * @param rows of all scanners, also of those that are not reported; their order decides names and the order of texts
     */
    public void print(LocalDate date, List<Stretch> rows) {
        dates++;
        Map<Stretch, Exam> examOf = new HashMap<>();
        for (Exam exam : Exams.ofStretches(rows, rules)) {
            exam.stretches().forEach(row -> examOf.put(row, exam));
        }
        // The original prints in the order of such a map.
        Map<String, CompatScanner> scanners = new HashMap<>();
        for (Stretch row : rows) {
            CompatScanner scanner = scanners.get(row.scanner());
            if (scanner == null) {
                scanner = new CompatScanner(rules, row);
                scanners.put(row.scanner(), scanner); // computeIfAbsent would iterate in another order
            }
            scanner.add(row);
        }
        scanners.forEach((name, scanner) -> {
            if (reported.test(name)) {
                scanner.print(dates, date, name, examOf, out);
            }
        });
    }
}
