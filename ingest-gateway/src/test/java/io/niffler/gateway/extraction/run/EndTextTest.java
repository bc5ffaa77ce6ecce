package io.niffler.gateway.extraction.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.gateway.extraction.ledger.EntryState;
import io.niffler.gateway.extraction.ledger.LedgerCounts;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndTextTest {
    @Test
    void countsAndNamesTheLedger() {
        LedgerCounts counts = new LedgerCounts(
                Map.of(EntryState.COMPLETE, 3L, EntryState.NOT_FOUND, 1L, EntryState.INVALID, 0L),
                Map.of(EntryState.COMPLETE, 4L),
                11,
                10);
        EndText text = EndText.of(counts, Path.of("/data/ledger.csv"));
        assertThat(text.subject()).isEqualTo("Niffler extraction ended: 3 of 4 rows complete");
        assertThat(text.body()).isEqualTo("""
                        The extraction has ended.

                        Rows: 4
                          complete: 3
                          not found: 1
                        Studies: 4
                          complete: 4
                        Instances received: 10
                        Instances announced: 11
                        Rows that need attention: 1

                        What became of each row is in the ledger:
                        /data/ledger.csv
                        """);
    }

    @Test
    void saysWhenRowsAreLeft() {
        LedgerCounts counts = new LedgerCounts(Map.of(EntryState.COMPLETE, 3L, EntryState.PENDING, 2L), Map.of(), 0, 0);
        EndText text = EndText.of(counts, Path.of("/data/a\r\nb\u001b.csv"));
        assertThat(text.subject()).isEqualTo("Niffler extraction stopped: 3 of 5 rows complete");
        assertThat(text.body()).contains("  pending: 2\n").endsWith("/data/a??b?.csv\n");
    }
}
