package io.niffler.jobs.utilization.clocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class ClockStatisticsTest {
    /** Thirty years in milliseconds. */
    private static final long YEARS = 946_080_000_000L;

    static DaySummary summary(long... shifts) {
        ClockDay day = new ClockDay();
        for (int i = 0; i < shifts.length; i++) {
            day.addStudy("1." + i, 0, shifts[i]);
        }
        return DaySummary.of(day);
    }

    @Test
    void areExactButForQuantiles() {
        ClockStatistics statistics = ClockStatistics.of(
                        List.of(summary(1_000, 2_000), summary(), summary(3_000, 4_000, 90_000)))
                .orElseThrow();
        assertThat(statistics.studies()).isEqualTo(5);
        assertThat(statistics.mean()).isEqualTo(20);
        // The squares of the distances from 20 add up to 6130.
        assertThat(statistics.standardDeviation()).isEqualTo(35.014);
        assertThat(statistics.minimum()).isEqualTo(1);
        assertThat(statistics.maximum()).isEqualTo(90);
        assertThat(statistics.fastest()).isCloseTo(1, within(0.001));
        assertThat(statistics.lowerQuartile()).isCloseTo(2, within(0.002));
        assertThat(statistics.median()).isCloseTo(3, within(0.003));
        assertThat(statistics.upperQuartile()).isCloseTo(4, within(0.004));
        assertThat(statistics.interquartileRange()).isCloseTo(2, within(0.006));
    }

    @Test
    void quantilesLieBetweenTheSmallestAndTheLargest() {
        ClockStatistics statistics = ClockStatistics.of(List.of(summary(YEARS))).orElseThrow();
        assertThat(statistics.median()).isEqualTo(statistics.minimum());
        assertThat(statistics.fastest()).isEqualTo(statistics.maximum());
    }

    @Test
    void thereAreNoneWithoutStudies() {
        assertThat(ClockStatistics.of(List.of())).isEmpty();
        assertThat(ClockStatistics.of(List.of(summary()))).isEmpty();
    }

    @Test
    void aSmallDeviationOfLargeShiftsIsNotLost() {
        ClockStatistics statistics =
                ClockStatistics.of(List.of(summary(YEARS, YEARS + 2_000))).orElseThrow();
        assertThat(statistics.standardDeviation()).isEqualTo(1);
        assertThat(ClockStatistics.of(List.of(summary(YEARS))).orElseThrow().standardDeviation())
                .isZero();
    }

    @Property(tries = 200)
    void theOrderMakesNoDifference(
            @ForAll @Size(min = 1, max = 50) List<@LongRange(min = -YEARS, max = YEARS) Long> shifts,
            @ForAll long seed) {
        List<DaySummary> days = new ArrayList<>();
        shifts.forEach(shift -> days.add(summary(shift, shift / 7)));
        ClockStatistics expected = ClockStatistics.of(days).orElseThrow();
        Collections.shuffle(days, new Random(seed));
        assertThat(ClockStatistics.of(days)).contains(expected);

        List<Long> shuffled = new ArrayList<>(shifts);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(summary(longs(shuffled))).usingRecursiveComparison().isEqualTo(summary(longs(shifts)));
    }

    @Property(tries = 200)
    void quantilesAreWithinTheirAccuracy(
            @ForAll @Size(min = 1, max = 99) List<@LongRange(min = -YEARS, max = YEARS) Long> shifts) {
        ClockStatistics statistics =
                ClockStatistics.of(List.of(summary(longs(shifts)))).orElseThrow();
        long[] sorted = LongStream.of(longs(shifts)).sorted().toArray();
        double median = sorted[(sorted.length - 1) / 2] / 1e3;
        assertThat(statistics.median())
                .isCloseTo(median, within(Math.abs(median) * 1.001 * ShiftSketch.ACCURACY + 0.0005));
    }

    private static long[] longs(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }

    @Test
    void sketchesStaySmall() {
        long[] shifts = new Random(1).longs(ClockDay.MAX_STUDIES, 0, 3_600_000).toArray();
        assertThat(summary(shifts).sketch.length).isLessThan(4_000);
        assertThat(summary(Arrays.copyOf(shifts, 30)).sketch.length).isLessThan(150);
    }

    @Test
    void sketchesOfOtherBytesAreRefused() {
        assertThatThrownBy(() -> new ShiftSketch().merge(new byte[] {1, 2, 3}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 bytes");
    }

    @Test
    void summariesAreFoundAgainInTheDocument() {
        DaySummary day = summary(-YEARS, YEARS, 0, 1);
        day.absurd = 7;
        day.lastReceipt = 1_700_000_000_000L;
        ScannerState state = new ScannerState();
        BsonDocument document =
                new ScannerDocument(Duration.ofMinutes(30)).fields(state, new TreeMap<>(Map.of("20240305", day)));
        assertThat(ScannerDocument.days(document).get("20240305"))
                .usingRecursiveComparison()
                .isEqualTo(day);

        BsonDocument damaged = document.getArray("days").get(0).asDocument();
        damaged.put("sketch", new BsonBinary(new byte[] {9, 9}));
        assertThat(ScannerDocument.days(document)).isEmpty();
    }

    @Test
    void theDaysOfTheLastReceiptsRemain() {
        DaySummary old = summary(1);
        old.lastReceipt = 10;
        DaySummary future = summary(1);
        future.lastReceipt = 20;
        DaySummary past = summary(1);
        past.lastReceipt = 30;
        assertThat(RecentDays.of(Map.of("20240305", old, "20350101", future, "20040101", past), 2))
                .containsOnlyKeys("20040101", "20350101");
    }
}
