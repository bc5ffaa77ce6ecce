package io.niffler.jobs.utilization.exams;

import java.util.ArrayList;
import java.util.List;

/**
 * The time in which a scanner had an exam: the union of the exams' spans.
 *
 * @param millis its length
 * @param end of the last exam to end, local milliseconds
 * @param turnaround the gaps in it
 */
record BusyTime(long millis, long end, Turnaround turnaround) {

    /** @param exams by start, not empty */
    static BusyTime of(List<Exam> exams) {
        long start = exams.get(0).start();
        long end = exams.get(0).end();
        long busy = 0;
        List<Long> gaps = new ArrayList<>();
        for (Exam exam : exams) {
            if (exam.start() > end) {
                busy += end - start;
                gaps.add(exam.start() - end);
                start = exam.start();
                end = exam.end();
            } else {
                end = Math.max(end, exam.end());
            }
        }
        return new BusyTime(busy + end - start, end, turnaround(gaps));
    }

    private static Turnaround turnaround(List<Long> gaps) {
        if (gaps.isEmpty()) {
            return Turnaround.NONE;
        }
        List<Long> sorted = gaps.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median =
                sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
        double mean = sorted.stream().mapToLong(Long::longValue).average().orElseThrow();
        return new Turnaround(sorted.size(), mean, median, sorted.get(sorted.size() - 1));
    }
}
