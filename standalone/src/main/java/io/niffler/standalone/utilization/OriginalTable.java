package io.niffler.standalone.utilization;

import io.niffler.jobs.utilization.exams.Exam;
import io.niffler.jobs.utilization.exams.ScannerDay;
import io.niffler.jobs.utilization.exams.Stretch;
import io.niffler.jobs.utilization.tables.CompatTable;
import java.util.ArrayList;
import java.util.List;

/** The original's table of days that are not from the original's rows: studies stand for rows, by scanner and exam. */
public final class OriginalTable implements DayOutput {
    private final CompatTable table;

    public OriginalTable(CompatTable table) {
        this.table = table;
    }

    @Override
    public void print(List<ScannerDay> days) {
        List<Stretch> rows = new ArrayList<>();
        for (ScannerDay day : days) {
            for (Exam exam : day.exams()) {
                rows.addAll(exam.stretches());
            }
        }
        table.print(days.get(0).date(), rows);
    }
}
