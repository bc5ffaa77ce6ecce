package io.niffler.jobs.utilization.exams;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a scanner did on a day: the exams that began on it.
 *
 * @param exams by start; not empty
 * @param patients number of patients; a study without Patient ID is one of its own
 * @param studies number of studies
 * @param series number of series
 * @param modality that of most series, of several the first in the alphabet
 * @param start local milliseconds: the first start of an exam, where the active window begins
 * @param end local milliseconds: the last end of an exam, where the active window ends
 * @param busyMillis time within the window in which there was an exam
 * @param utilization busy time by window in per cent, never over 100; null when the window has no length
 * @param turnaround the gaps between busy times
 */
public record ScannerDay(
        String scanner,
        LocalDate date,
        List<Exam> exams,
        int patients,
        int studies,
        int series,
        String modality,
        long start,
        long end,
        long busyMillis,
        Double utilization,
        Turnaround turnaround) {

    private static final double PER_CENT = 100.0;

    /**
     * The day of a scanner, or null when none of the exams began on it.
     *
     * @param exams of this scanner; those of other days are left out
     */
    public static ScannerDay of(String scanner, LocalDate date, Collection<Exam> exams) {
        List<Exam> begun = exams.stream()
                .filter(exam -> exam.date().equals(date))
                .sorted(Comparator.comparingLong(Exam::start))
                .toList();
        if (begun.isEmpty()) {
            return null;
        }
        long start = begun.get(0).start();
        BusyTime busy = BusyTime.of(begun);
        long end = busy.end();
        List<Stretch> stretches =
                begun.stream().flatMap(exam -> exam.stretches().stream()).toList();
        Map<String, Integer> series = new TreeMap<>(SeriesCount.byModality(stretches));
        return new ScannerDay(
                scanner,
                date,
                begun,
                (int) stretches.stream().map(Stretch::subject).distinct().count(),
                (int) stretches.stream()
                        .map(Stretch::studyInstanceUid)
                        .distinct()
                        .count(),
                SeriesCount.of(stretches),
                mostFrequent(series),
                start,
                end,
                busy.millis(),
                end == start ? null : PER_CENT * busy.millis() / (end - start),
                busy.turnaround());
    }

    public long windowMillis() {
        return end - start;
    }

    /** Time within the window in which there was no exam. */
    public long idleMillis() {
        return windowMillis() - busyMillis;
    }

    /** The original's figure: the sum of the exams' durations by window in per cent. May be over 100, or NaN. */
    public double summedUtilization() {
        long sum = exams.stream().mapToLong(Exam::durationMillis).sum();
        return PER_CENT * ((double) sum / windowMillis());
    }

    private static String mostFrequent(Map<String, Integer> sorted) {
        String best = "";
        int most = 0;
        for (Map.Entry<String, Integer> entry : sorted.entrySet()) {
            if (entry.getValue() > most) {
                best = entry.getKey();
                most = entry.getValue();
            }
        }
        return best;
    }
}
