package io.niffler.jobs.utilization.tables;

import io.niffler.jobs.utilization.exams.ExamRules;
import io.niffler.jobs.utilization.exams.Stretch;
import java.util.ArrayList;
import java.util.List;

/** The rows that the original would by now have put into one exam, in the order in which it joins their descriptions. */
final class CompatExam {
    private final String name;
    private final List<Stretch> rows = new ArrayList<>();
    private long start = Long.MAX_VALUE;
    private long end = Long.MIN_VALUE;

    CompatExam(String name, Stretch row) {
        this.name = name;
        add(row);
    }

    /** The patient with as many underscores as there were exams of that patient before. */
    String name() {
        return name;
    }

    List<Stretch> rows() {
        return rows;
    }

    boolean touches(Stretch row, ExamRules rules) {
        return row.start() <= start ? rules.joins(row.end(), start) : rules.joins(end, row.start());
    }

    void add(Stretch row) {
        rows.add(row);
        start = Math.min(start, row.start());
        end = Math.max(end, row.end());
    }

    void absorb(CompatExam other) {
        other.rows.forEach(this::add);
    }
}
