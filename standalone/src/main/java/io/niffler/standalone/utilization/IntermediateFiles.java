package io.niffler.standalone.utilization;

import io.niffler.jobs.utilization.exams.Exam;
import io.niffler.jobs.utilization.exams.ExamRules;
import io.niffler.jobs.utilization.exams.Exams;
import io.niffler.jobs.utilization.exams.ScannerDay;
import io.niffler.jobs.utilization.exams.Stretch;
import io.niffler.jobs.utilization.tables.CompatTable;
import io.niffler.jobs.utilization.tables.IntermediateTable;
import io.niffler.jobs.utilization.tables.RowReading;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Files of the original's intermediate table, one for each day. */
public final class IntermediateFiles {
    private final SortedMap<LocalDate, Path> files;
    private final PrintWriter errors;
    private long badRows;

    /** @param errors told which rows cannot be read */
    public IntermediateFiles(SortedMap<LocalDate, Path> files, PrintWriter errors) {
        this.files = files;
        this.errors = errors;
    }

    /** The scanner days of all rows; what is in several of the files counts once. */
    public void print(ExamRules rules, Predicate<String> reported, DayOutput output) throws IOException {
        Set<Stretch> rows = new LinkedHashSet<>();
        for (Map.Entry<LocalDate, Path> file : files.entrySet()) {
            rows.addAll(read(file.getKey(), file.getValue(), RowReading.MEANT));
        }
        SortedMap<LocalDate, SortedMap<String, List<Exam>>> dates = new TreeMap<>();
        for (Exam exam : Exams.ofStretches(rows, rules)) {
            if (reported.test(exam.scanner())) {
                dates.computeIfAbsent(exam.date(), date -> new TreeMap<>())
                        .computeIfAbsent(exam.scanner(), scanner -> new ArrayList<>())
                        .add(exam);
            }
        }
        dates.forEach((date, scanners) -> output.print(scanners.entrySet().stream()
                .map(scanner -> ScannerDay.of(scanner.getKey(), date, scanner.getValue()))
                .toList()));
        output.end();
    }

    /** The original's table of each file. */
    public void print(CompatTable table) throws IOException {
        for (Map.Entry<LocalDate, Path> file : files.entrySet()) {
            table.print(file.getKey(), read(file.getKey(), file.getValue(), RowReading.LITERAL));
        }
    }

    /** How many rows could not be read. */
    public long badRows() {
        return badRows;
    }

    private List<Stretch> read(LocalDate date, Path file, RowReading reading) throws IOException {
        IntermediateTable table = IntermediateTable.read(file, date, reading);
        table.badRows().forEach(bad -> errors.println(file + " " + bad));
        long more = table.badRowCount() - table.badRows().size();
        if (more > 0) {
            errors.printf("%s and %,d more%n", file, more);
        }
        badRows += table.badRowCount();
        return table.rows();
    }
}
