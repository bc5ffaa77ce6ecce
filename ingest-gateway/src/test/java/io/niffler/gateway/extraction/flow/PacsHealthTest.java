package io.niffler.gateway.extraction.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.gateway.extraction.flow.PacsHealth.Step;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PacsHealthTest {
    private static final FlowLimits LIMITS = new FlowLimits(
            4,
            5,
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(200));

    private final Gate gate = new Gate(Optional.empty(), Clock.systemUTC(), 0);
    private final PacsHealth health = new PacsHealth(LIMITS, gate, gate::stop);

    private long held() {
        return Math.round(gate.waiting().left().toMillis() / 1000.0);
    }

    private void busyAgain() {
        health.busy(Step.RETRIEVAL, System.nanoTime());
    }

    @Test
    void asksLessAndLessOften() {
        busyAgain();
        assertThat(held()).isEqualTo(10);
        busyAgain();
        assertThat(held()).isEqualTo(20);
        busyAgain();
        assertThat(held()).isEqualTo(40);
        busyAgain();
        assertThat(held()).isEqualTo(60);
        assertThat(gate.waiting().why()).isEqualTo("the PACS is busy");
    }

    @Test
    void takesRefusalsAtTheSameTimeForOne() {
        long asked = System.nanoTime();
        for (int i = 0; i < 4; i++) {
            health.busy(Step.RETRIEVAL, asked);
        }
        assertThat(held()).isEqualTo(10);
    }

    @Test
    void isWellWhenItDoesWhatItCouldNotDo() {
        busyAgain();
        busyAgain();
        health.well(Step.ASSOCIATION);
        health.well(Step.QUERY);
        busyAgain();
        assertThat(held()).as("queries tell nothing of retrievals").isEqualTo(40);
        health.well(Step.RETRIEVAL);
        for (int i = 0; i < 5; i++) {
            busyAgain();
        }
        assertThat(health.gaveUp())
                .as("10 + 20 + 40 + 60 + 60 s are within 200")
                .isEmpty();
    }

    @Test
    void givesUpWhenItHasWaitedForLongEnough() {
        for (int i = 0; i < 5; i++) {
            health.away(System.nanoTime(), "no connection", false);
        }
        assertThat(gate.isStopped()).isFalse();
        assertThat(gate.waiting().why()).isEqualTo("the PACS cannot be reached (no connection)");
        health.away(System.nanoTime(), "no connection", false);
        assertThat(gate.isStopped()).isTrue();
        assertThat(health.gaveUp()).hasValue("For 200s, the PACS cannot be reached (no connection)");
    }

    @Test
    void givesUpAtOnceWhereItIsNotKnown() {
        health.away(System.nanoTime(), "calling AE title not recognized", true);
        assertThat(health.gaveUp()).isPresent();
    }

    @Test
    void waitsWhenItWasKnownBefore() {
        health.well(Step.ASSOCIATION);
        health.away(System.nanoTime(), "calling AE title not recognized", true);
        assertThat(health.gaveUp()).isEmpty();
    }

    @Test
    void someStudiesThatCannotBeSentHoldNobody() {
        health.astray();
        health.astray();
        health.astray();
        health.well(Step.QUERY);
        health.well(Step.RETRIEVAL);
        health.astray();
        assertThat(gate.waiting().cause()).isEqualTo(Waiting.Cause.NOTHING);
    }

    @Test
    void aDestinationThatIsAwayIsLeftAloneLongerAndLonger() {
        for (int i = 0; i < 4; i++) {
            health.astray();
        }
        assertThat(held()).isEqualTo(10);
        for (int i = 0; i < 4; i++) {
            health.astray();
        }
        assertThat(held()).isEqualTo(20);
        for (int i = 0; i < 1_000; i++) {
            health.astray();
        }
        assertThat(held()).isEqualTo(60);
        assertThat(health.gaveUp()).isEmpty();
    }
}
