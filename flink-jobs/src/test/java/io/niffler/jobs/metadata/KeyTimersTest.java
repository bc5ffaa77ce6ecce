package io.niffler.jobs.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.TreeSet;
import org.apache.flink.streaming.api.TimerService;
import org.junit.jupiter.api.Test;

class KeyTimersTest {
    private final KeyTimers timers = new KeyTimers(Duration.ofMillis(200), Duration.ofSeconds(60));
    private final KeyTimes times = new KeyTimes();
    private final FakeTimers clock = new FakeTimers();

    @Test
    void writesTheFirstChangeAtOnceAndLaterOnesTogether() {
        assertThat(timers.changed(times, clock, 1)).isTrue();
        clock.now += 50;
        assertThat(timers.changed(times, clock, 1)).isFalse();
        assertThat(timers.changed(times, clock, 1)).isFalse();
        assertThat(clock.registered).containsExactly(1_000_200L);
        clock.now += 150;
        assertThat(timers.isWriteDue(times, clock, clock.now)).isTrue();
        assertThat(timers.isWriteDue(times, clock, clock.now)).isFalse();
    }

    @Test
    void waitsLongerWhenTheDocumentIsLong() {
        assertThat(timers.changed(times, clock, 5_000)).isTrue();
        assertThat(timers.changed(times, clock, 5_000)).isFalse();
        assertThat(clock.registered).containsExactly(1_001_000L);
    }

    @Test
    void aClockThatIsSetBackDoesNotDelayWrites() {
        assertThat(timers.changed(times, clock, 1)).isTrue();
        clock.now -= 3_600_000;
        assertThat(timers.changed(times, clock, 1)).isTrue();
    }

    @Test
    void setsOneTimerForTheEndAndMovesItOnlyWhenItFires() {
        timers.touch(times, clock);
        clock.now += 30_000;
        timers.touch(times, clock);
        assertThat(clock.registered).containsExactly(1_060_000L);
        clock.now = 1_060_000;
        assertThat(timers.isExpired(times, clock, clock.now)).isFalse();
        assertThat(clock.registered).containsExactly(1_060_000L, 1_090_000L);
        clock.now = 1_090_000;
        assertThat(timers.isExpired(times, clock, clock.now)).isTrue();
    }

    private static final class FakeTimers implements TimerService {
        private final TreeSet<Long> registered = new TreeSet<>();
        private long now = 1_000_000;

        @Override
        public long currentProcessingTime() {
            return now;
        }

        @Override
        public long currentWatermark() {
            return Long.MIN_VALUE;
        }

        @Override
        public void registerProcessingTimeTimer(long time) {
            registered.add(time);
        }

        @Override
        public void registerEventTimeTimer(long time) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void deleteProcessingTimeTimer(long time) {
            registered.remove(time);
        }

        @Override
        public void deleteEventTimeTimer(long time) {
            throw new UnsupportedOperationException();
        }
    }
}
