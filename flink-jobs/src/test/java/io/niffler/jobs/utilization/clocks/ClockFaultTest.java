package io.niffler.jobs.utilization.clocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClockFaultTest {
    private static final Duration THRESHOLD = Duration.ofMinutes(30);

    /** Studies that take half a minute to a quarter of an hour to come, by a clock that is so far behind. */
    private static Optional<ClockFault> of(Duration behind, int studies) {
        long[] shifts = new Random(5).longs(studies, 30_000, 900_000).toArray();
        for (int i = 0; i < shifts.length; i++) {
            shifts[i] += behind.toMillis();
        }
        return ClockFault.of(
                ClockStatistics.of(List.of(ClockStatisticsTest.summary(shifts))).orElseThrow(), THRESHOLD);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 5, 15, -15, -30})
    void rightEnoughIsNoFault(long minutes) {
        assertThat(of(Duration.ofMinutes(minutes), 100)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "45, WRONG_ZONE",
        "60, WRONG_ZONE",
        "-60, WRONG_ZONE",
        "-300, WRONG_ZONE",
        "330, WRONG_ZONE",
        "345, WRONG_ZONE",
        "840, WRONG_ZONE",
        "-840, WRONG_ZONE",
        "35, DRIFT",
        "-50, DRIFT",
        "68, DRIFT",
        "-100, DRIFT",
        "727, DRIFT",
        "1440, WRONG_DATE",
        "-1440, WRONG_DATE",
        "10080, WRONG_DATE",
        "-2880, WRONG_DATE",
        "525999, WRONG_DATE",
        "-7000123, WRONG_DATE",
        "15120, DRIFT"
    })
    void suspectsTheCause(long minutes, ClockFault cause) {
        assertThat(of(Duration.ofMinutes(minutes), 100)).contains(cause);
    }

    @ParameterizedTest
    @CsvSource({"4, 0", "5, 1"})
    void fewStudiesTellNothing(int studies, int faults) {
        assertThat(of(Duration.ofHours(5), studies).stream().count()).isEqualTo(faults);
    }

    @ParameterizedTest
    @ValueSource(longs = {7_200, 3_000})
    void shiftsThatVaryAreOfNoZone(long spread) {
        long[] shifts = new long[100];
        for (int i = 0; i < shifts.length; i++) {
            shifts[i] = 3_660_000 + i * spread * 10;
        }
        ClockStatistics statistics =
                ClockStatistics.of(List.of(ClockStatisticsTest.summary(shifts))).orElseThrow();
        assertThat(ClockFault.of(statistics, THRESHOLD))
                .contains(spread > 3_000 ? ClockFault.DRIFT : ClockFault.WRONG_ZONE);
    }
}
