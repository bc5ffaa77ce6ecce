package io.niffler.gateway.extraction.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final FlowLimits LIMITS = new FlowLimits(3, 5, PAUSE, PAUSE.multipliedBy(4), PAUSE);

    private final Gate gate = new Gate(Optional.empty(), Clock.systemUTC());

    private void fail(int times, boolean surely) {
        for (int i = 0; i < times; i++) {
            gate.failed(LIMITS, surely);
        }
    }

    private Duration wait(boolean passes) throws InterruptedException {
        long start = System.nanoTime();
        assertThat(gate.pass()).isEqualTo(passes);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    void someStudiesThatCannotBeSentHoldNobody() throws Exception {
        gate.failed(new FlowLimits(3, 5, Duration.ofDays(1), Duration.ofDays(1), PAUSE), false);
        gate.worked();
        fail(2, false);
        assertThat(wait(true)).isLessThan(Duration.ofHours(1));
    }

    @Test
    void anOutageHoldsLongerAndLonger() throws Exception {
        fail(3, false);
        assertThat(wait(true)).isGreaterThanOrEqualTo(PAUSE.minusMillis(1));
        fail(3, false);
        assertThat(wait(true)).isGreaterThanOrEqualTo(PAUSE.multipliedBy(2).minusMillis(1));
        fail(1_000_000, false);
        assertThat(wait(true)).isGreaterThanOrEqualTo(PAUSE.multipliedBy(4).minusMillis(1));
    }

    @Test
    void aPacsThatSaysItIsBusyIsLeftAloneAtOnce() throws Exception {
        fail(1, true);
        assertThat(wait(true)).isGreaterThanOrEqualTo(PAUSE.minusMillis(1));
    }
}
