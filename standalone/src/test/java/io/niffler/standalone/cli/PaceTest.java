package io.niffler.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final Pace pace = new Pace();

    /** So many seconds in which that much is done each second. */
    private void work(int seconds, long rows, long bytes) {
        for (int i = 0; i < seconds; i++) {
            pace.worked(Duration.ofSeconds(1).toNanos(), rows, bytes);
        }
    }

    @Test
    void saysNothingBeforeThereIsSomethingToGoBy() {
        assertThat(pace.megabytesPerSecond()).isEmpty();
        pace.worked(Duration.ofMillis(900).toNanos(), 100, 1_000_000);
        assertThat(pace.megabytesPerSecond()).isEmpty();
        work(8, 100, 0);
        assertThat(pace.left(100)).as("ten seconds are not over").isEmpty();
    }

    @Test
    void needsTenRows() {
        work(20, 0, 0);
        pace.worked(1, 9, 0);
        assertThat(pace.left(100)).isEmpty();
        pace.worked(1, 1, 0);
        assertThat(pace.left(100)).contains(Duration.ofSeconds(200));
    }

    @Test
    void goesByTheLastHalfMinuteForBytesAndTenMinutesForRows() {
        work(60, 1, 4_000_000);
        assertThat(pace.megabytesPerSecond()).contains(4.0);
        work(30, 1, 1_000_000);
        assertThat(pace.megabytesPerSecond()).contains(1.0);
        work(600, 5, 0);
        assertThat(pace.megabytesPerSecond()).contains(0.0);
        assertThat(pace.left(500)).contains(Duration.ofSeconds(100));
    }

    @Test
    void promisesNothingWhenNothingHasEndedForTenMinutes() {
        work(60, 1, 0);
        work(601, 0, 0);
        assertThat(pace.left(1)).isEmpty();
    }
}
