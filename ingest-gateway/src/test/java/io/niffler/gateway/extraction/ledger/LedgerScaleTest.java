package io.niffler.gateway.extraction.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a million rows take in memory once they are read again. */
@Timeout(180)
class LedgerScaleTest {
    private static final int ROWS = 1_000_000;

    @Test
    void keepsFourBytesOfARowThatIsComplete() throws IOException {
        checkBytes(EntryState.COMPLETE, ROWS, 6);
    }

    @Test
    void keepsAHundredBytesOfARowThatFailed() throws IOException {
        checkBytes(EntryState.FAILED, ROWS / 5, 100);
    }

    private static void checkBytes(EntryState state, int rows, int mostPerRow) throws IOException {
        long before = used();
        LedgerReplay replay = new LedgerReplay("generated", Long.MAX_VALUE).read(new GeneratedLedger(rows, state));
        long bytes = used() - before;
        assertThat(replay.states().tally().counts(rows).rows()).isEqualTo(Map.of(state, (long) rows));
        assertThat(bytes / (double) rows).as("bytes a row").isLessThan(mostPerRow);
    }

    @Test
    void endsBeforeUnfinishedRowsTakeTooMuch() {
        assertThatThrownBy(
                        () -> new LedgerReplay("generated", 1 << 20).read(new GeneratedLedger(ROWS, EntryState.FAILED)))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("more than 1 MiB of memory")
                .hasMessageContaining("-Xmx");
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
