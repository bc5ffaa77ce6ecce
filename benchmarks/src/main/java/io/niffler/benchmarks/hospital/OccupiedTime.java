package io.niffler.benchmarks.hospital;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long a scanner was in use, found by counting at each moment at which an exam begins or ends how many go on.
 *
 * @param start of the first exam, local milliseconds
 * @param end of the last
 * @param busy milliseconds in which there was an exam
 * @param summed milliseconds of all exams together
 * @param gaps milliseconds of the times between in which there was none, ascending
 */
record OccupiedTime(long start, long end, long busy, long summed, List<Long> gaps) {

    static OccupiedTime of(List<PlannedExam> exams) {
        TreeMap<Long, Integer> changes = new TreeMap<>();
        long summed = 0;
        for (PlannedExam exam : exams) {
            changes.merge(exam.start(), 1, Integer::sum);
            changes.merge(exam.end(), -1, Integer::sum);
            summed += exam.end() - exam.start();
        }
        long busy = 0;
        List<Long> gaps = new ArrayList<>();
        int going = 0;
        long before = changes.firstKey();
        for (Map.Entry<Long, Integer> change : changes.entrySet()) {
            long passed = change.getKey() - before;
            if (going > 0) {
                busy += passed;
            } else if (passed > 0) {
                gaps.add(passed);
            }
            going += change.getValue();
            before = change.getKey();
        }
        Collections.sort(gaps);
        return new OccupiedTime(changes.firstKey(), changes.lastKey(), busy, summed, gaps);
    }

    /** Adds the fields of a day's document that follow from it. */
    void putInto(Map<String, String> fields) {
        long window = end - start;
        fields.put("start", LocalText.dateTime(start));
        fields.put("end", LocalText.dateTime(end));
        fields.put("busyMillis", Long.toString(busy));
        fields.put("idleMillis", Long.toString(window - busy));
        if (window > 0) {
            fields.put("utilization", figure(busy * 100.0 / window));
            fields.put("summedUtilization", figure(summed * 100.0 / window));
        }
        int count = gaps.size();
        long longest = count == 0 ? 0 : gaps.get(count - 1);
        double mean = gaps.stream().mapToLong(Long::longValue).average().orElse(0);
        double median = count == 0 ? 0 : (gaps.get((count - 1) / 2) + gaps.get(count / 2)) / 2.0;
        fields.put("turnaround.count", Integer.toString(count));
        fields.put("turnaround.meanMillis", figure(mean));
        fields.put("turnaround.medianMillis", figure(median));
        fields.put("turnaround.longestMillis", Long.toString(longest));
    }

    /** Rounded to what two ways of calculating a double agree upon. */
    static String figure(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
