package io.niffler.jobs.utilization.tables;

import io.niffler.jobs.utilization.exams.Exam;
import io.niffler.jobs.utilization.exams.ExamRules;
import io.niffler.jobs.utilization.exams.LocalDays;
import io.niffler.jobs.utilization.exams.Stretch;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the original prints of one scanner and day. The exams are those of our definition; from the order of rows follow,
 * as in the original, their names, the order of their descriptions and the order in which they stand.
 */
final class CompatScanner {
    private static final String EXAM_INDENT = ", , , , , , , , ,";

    /**
     * Where the original keeps an exam: the patient with as many underscores as there are other exams of that patient
     * before. Two patients may share the text; the original takes them for one, here they stay two.
     */
    private record Slot(String text, String patient) {
        @Override
        public int hashCode() {
            return text.hashCode();
        }
    }

    private final ExamRules rules;
    private final String modality;
    private final List<Stretch> rows = new ArrayList<>();
    private final Map<String, List<CompatExam>> byPatient = new HashMap<>();

    /** The original prints in the order of such a map, and its sums of doubles depend on that order. */
    private final Map<Slot, CompatExam> slots = new HashMap<>();

    CompatScanner(ExamRules rules, Stretch firstRow) {
        this.rules = rules;
        this.modality = firstRow.modality();
    }

    void add(Stretch row) {
        rows.add(row);
        List<CompatExam> exams = byPatient.computeIfAbsent(row.subject(), patient -> new ArrayList<>());
        List<CompatExam> touched =
                exams.stream().filter(exam -> exam.touches(row, rules)).toList();
        int before = exams.size();
        if (touched.isEmpty()) {
            exams.add(new CompatExam(slot(row, before).text, row));
        } else {
            touched.get(0).add(row);
            for (CompatExam other : touched.subList(1, touched.size())) {
                touched.get(0).absorb(other);
                exams.remove(other);
            }
        }
        for (int i = 0; i < exams.size(); i++) {
            slots.put(slot(row, i), exams.get(i));
        }
        for (int i = exams.size(); i < before; i++) {
            slots.remove(slot(row, i));
        }
    }

    private static Slot slot(Stretch row, int index) {
        return new Slot(row.patientId() + "_".repeat(index), row.subject());
    }

    /** Prints the scanner's row and those of its exams. */
    void print(int dateNumber, LocalDate date, String scanner, Map<Stretch, Exam> examOf, PrintWriter out) {
        long midnight = LocalDays.startOf(date);
        Collection<CompatExam> exams = slots.values();
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        double sum = 0;
        for (CompatExam compat : exams) {
            Exam exam = examOf.get(compat.rows().get(0));
            first = Math.min(first, exam.start());
            last = Math.max(last, exam.end());
            sum += CompatTimes.minutes(exam.start() - midnight, exam.end() - midnight);
        }
        double window = CompatTimes.minutes(first - midnight, last - midnight);
        line(
                out,
                dateNumber + ", " + CompatTimes.date(date) + ", " + scanner + ", " + sum / window * 100 + " %, "
                        + byPatient.size() + ", " + exams.size() + ", " + rows.size() + ", " + text(modality) + ", "
                        + rows.stream().mapToInt(Stretch::seriesCount).sum());
        for (CompatExam compat : exams) {
            Exam exam = examOf.get(compat.rows().get(0));
            line(
                    out,
                    EXAM_INDENT + compat.name() + ",  " + CompatTimes.time(exam.start() - midnight) + ",  "
                            + CompatTimes.time(exam.end() - midnight) + ", "
                            + CompatTimes.minutes(exam.start() - midnight, exam.end() - midnight) + ", "
                            + exam.stretches().size() + ", "
                            + exam.stretches().stream()
                                    .mapToInt(Stretch::seriesCount)
                                    .sum()
                            + ", " + descriptions(compat));
        }
    }

    private static String descriptions(CompatExam exam) {
        return exam.rows().stream().map(row -> " " + text(row.description())).collect(Collectors.joining("::"));
    }

    private static String text(String text) {
        return text == null ? CompatTable.ABSENT : text;
    }

    private static void line(PrintWriter out, String line) {
        out.print(line + "\n");
    }
}
