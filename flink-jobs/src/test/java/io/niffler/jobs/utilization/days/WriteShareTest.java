package io.niffler.jobs.utilization.days;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WriteShareTest {
    @Test
    void writesOfNoLengthDelayNothing() {
        WriteShare share = new WriteShare();
        for (int i = 0; i < 1_000; i++) {
            share.wrote(10_000, 10_000);
        }
        assertThat(share.later(10_000, 12_000)).isEqualTo(12_000);
    }

    @Test
    void longWritesMakeTheNextOnesWait() {
        WriteShare share = new WriteShare();
        for (int i = 0; i < 10; i++) {
            share.wrote(10_000 + i * 1_000, 11_000 + i * 1_000);
        }
        assertThat(share.later(20_000, 22_000))
                .as("ten seconds of writing, so twenty of reading")
                .isEqualTo(31_000);
    }

    @Test
    void theWaitIsBounded() {
        WriteShare share = new WriteShare();
        share.wrote(0, 10_000_000);
        assertThat(share.later(10_000_000, 10_002_000)).isEqualTo(10_060_000);
    }

    @Test
    void aClockThatIsSetBackDoesNoHarm() {
        WriteShare share = new WriteShare();
        share.wrote(10_000, 5_000);
        assertThat(share.later(5_000, 7_000)).isEqualTo(7_000);
    }
}
