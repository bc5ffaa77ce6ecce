package io.niffler.gateway.extraction.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.testing.PacsStudy;
import io.niffler.dicom.testing.RetrievalScript;
import io.niffler.dicom.testing.RetrievalScript.Interruption;
import io.niffler.gateway.extraction.ledger.EntryState;
import io.niffler.gateway.extraction.ledger.LedgerCounts;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Retrievals that stand still, and such as only look so. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class StallIT {
    @TempDir
    private Path folder;

    private WholeRun whole;

    @BeforeEach
    void start() throws Exception {
        whole = new WholeRun(folder, "PatientID", "AccessionNumber");
    }

    @AfterEach
    void stop() {
        whole.close();
    }

    @Test
    void cancelsWhatStandsStillAndAsksForItLater() throws Exception {
        PacsStudy quiet = whole.study(1, 3).script(RetrievalScript.interrupt(1, Interruption.STALL));
        PacsStudy loud = whole.study(2, 3).script(RetrievalScript.interrupt(2, Interruption.STALL_LOUD));
        LedgerCounts counts = whole.run(1, 2);
        assertThat(counts.rows(EntryState.COMPLETE)).isEqualTo(2);
        assertThat(whole.pacs.counts().cancels()).isEqualTo(2);
        assertThat(whole.pacs.counts().associations())
                .as("the association is as good as before")
                .isEqualTo(1);
        assertThat(quiet.retrievals()).isEqualTo(2);
        assertThat(loud.retrievals()).isEqualTo(2);
        assertThat(whole.ledgerText()).contains(",0xFE00,\"made no progress and was cancelled\"");
    }

    @Test
    void abortsWhatGoesOnStandingStillWhenItIsCancelled() throws Exception {
        PacsStudy deaf = whole.study(1, 3).script(RetrievalScript.interrupt(1, Interruption.STALL_DEAF));
        assertThat(whole.run(1, 2).rows(EntryState.COMPLETE)).isEqualTo(1);
        assertThat(deaf.retrievals()).isEqualTo(2);
        assertThat(whole.pacs.counts().cancels()).isZero();
        assertThat(whole.pacs.counts().associations()).isEqualTo(2);
        assertThat(whole.ledgerText()).contains("made no progress and was cancelled: association lost");
    }

    @Test
    void waitsForInstancesOfWhichThePacsSaysNothing() throws Exception {
        int slowness = (int) WholeRun.STALL.toMillis() / 4;
        PacsStudy silent = whole.study(1, 10).always(RetrievalScript.silent(slowness));
        long start = System.nanoTime();
        assertThat(whole.run(1, 1).rows(EntryState.COMPLETE)).isEqualTo(1);
        assertThat(System.nanoTime() - start)
                .as("much longer than a stall may be")
                .isGreaterThan(WholeRun.STALL.toNanos() * 2);
        assertThat(silent.retrievals()).isEqualTo(1);
        assertThat(whole.pacs.counts().cancels()).isZero();
    }

    @Test
    void holdsNobodyForOneThatStalls() throws Exception {
        whole.study(0, 2).always(RetrievalScript.interrupt(1, Interruption.STALL));
        for (int i = 1; i <= 40; i++) {
            whole.study(i, 1).script(RetrievalScript.interrupt(0, Interruption.ABORT));
        }
        LedgerCounts counts = whole.run(2, 2);
        assertThat(counts.rows(EntryState.COMPLETE)).isEqualTo(40);
        assertThat(counts.rows(EntryState.PARTIAL)).isEqualTo(1);
        assertThat(whole.gaveUp).isEmpty();
    }
}
