package io.niffler.gateway.extraction.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.gateway.extraction.request.NightWindow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class GateTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-01T12:30:00Z"), ZoneOffset.UTC);

    private static Gate gate(int perMinute) {
        return new Gate(Optional.empty(), NOON, perMinute);
    }

    private static CompletableFuture<Boolean> passing(Gate gate) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return gate.pass();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void letsThroughWhatNothingKeeps() throws Exception {
        Gate gate = gate(0);
        assertThat(gate.waiting()).isEqualTo(Waiting.of(Waiting.Cause.NOTHING));
        assertThat(gate.pass()).isTrue();
    }

    @Test
    void waitsForTheNightAndSaysHowLong() throws Exception {
        Gate night = new Gate(Optional.of(new NightWindow(19, 7)), NOON, 0);
        assertThat(night.waiting()).isEqualTo(new Waiting(Waiting.Cause.NIGHT, Duration.ofMinutes(390), ""));
        night.stop();
        assertThat(night.pass()).isFalse();
        assertThat(new Gate(Optional.of(new NightWindow(12, 13)), NOON, 0).pass())
                .isTrue();
    }

    @Test
    void goesOnWhenNothingKeepsItAnyMore() throws Exception {
        Gate gate = gate(0);
        gate.pause();
        gate.hold(Duration.ofMillis(300), "busy");
        assertThat(gate.waiting().cause()).isEqualTo(Waiting.Cause.PAUSED);
        long start = System.nanoTime();
        CompletableFuture<Boolean> passing = passing(gate);
        gate.resume();
        assertThat(gate.waiting().why()).isEqualTo("busy");
        assertThat(passing.get()).isTrue();
        assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(290));
    }

    @Test
    void endsTheWaitingOfAPausedRun() throws Exception {
        Gate gate = gate(0);
        gate.pause();
        CompletableFuture<Boolean> passing = passing(gate);
        gate.stop();
        assertThat(passing.get()).isFalse();
    }

    @Test
    void spacesRequestsEvenly() throws Exception {
        Gate gate = gate(3_000);
        long last = 0;
        for (int i = 0; i < 20; i++) {
            assertThat(gate.pass()).isTrue();
            long now = System.nanoTime();
            if (i > 0) {
                assertThat(now - last).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(19));
            }
            last = now;
        }
    }
}
