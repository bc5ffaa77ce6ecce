package io.niffler.standalone.utilization;

import io.niffler.jobs.utilization.exams.Exam;
import io.niffler.jobs.utilization.exams.ScannerDay;
import io.niffler.jobs.utilization.tables.StudyTable;
import java.util.List;

/** A row for each study of the exams of a day. */
public final class StudyOutput implements DayOutput {
    private final StudyTable table;

    public StudyOutput(StudyTable table) {
        this.table = table;
    }

    @Override
    public void print(List<ScannerDay> days) {
        for (ScannerDay day : days) {
            for (Exam exam : day.exams()) {
                exam.stretches().forEach(study -> table.print(study, day.date()));
            }
        }
    }
}
