package io.niffler.standalone.demo;

import io.niffler.dicom.data.Uids;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One examination of one made-up patient on one scanner.
 *
 * @param number from 0; chooses patient and scanner
 * @param seriesUids one for each planned series
 */
public record DemoStudy(int number, Scanner scanner, LocalDateTime start, String studyUid, List<String> seriesUids) {
    private static final int MINUTES_BETWEEN = 35;
    private static final int STUDIES_PER_DAY = 12;
    private static final int SECONDS_PER_SERIES = 180;
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    /** Fewer than scanners, so that patients have several studies on different ones. */
    private static final int PATIENTS = 4;

    /** Studies of the last days. */
    public static List<DemoStudy> plan(int studies, LocalDate today) {
        return IntStream.range(0, studies).mapToObj(n -> one(n, today)).toList();
    }

    private static DemoStudy one(int number, LocalDate today) {
        Scanner scanner = Scanner.ALL.get(number % Scanner.ALL.size());
        LocalDateTime start = today.minusDays(1L + number / STUDIES_PER_DAY)
                .atTime(MORNING)
                .plusMinutes((long) MINUTES_BETWEEN * (number % STUDIES_PER_DAY));
        List<String> series = SeriesPlan.of(scanner.modality()).stream()
                .map(plan -> Uids.random())
                .toList();
        return new DemoStudy(number, scanner, start, Uids.random(), series);
    }

    int patient() {
        return number % PATIENTS + 1;
    }

    public List<SeriesPlan> series() {
        return SeriesPlan.of(scanner.modality());
    }

    LocalDateTime seriesStart(int index) {
        return start.plusSeconds((long) SECONDS_PER_SERIES * index);
    }

    /** When an image was acquired, by the scanner's clock. */
    LocalDateTime acquired(int seriesIndex, int image) {
        return seriesStart(seriesIndex).plusSeconds(5L + 2L * image);
    }

    public int images() {
        return series().stream().mapToInt(SeriesPlan::images).sum();
    }
}
