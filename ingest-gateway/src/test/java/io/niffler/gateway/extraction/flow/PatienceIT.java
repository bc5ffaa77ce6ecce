package io.niffler.gateway.extraction.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.net.Status;
import io.niffler.dicom.testing.PacsStudy;
import io.niffler.dicom.testing.RetrievalScript;
import io.niffler.gateway.extraction.ledger.EntryState;
import io.niffler.gateway.extraction.ledger.LedgerCounts;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A PACS that is busy, away, or not to be asked often. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class PatienceIT {
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
    void leavesRowsPendingWhenThePacsDoesNotComeBack() throws Exception {
        for (int i = 0; i < 30; i++) {
            whole.study(i, 1);
        }
        whole.pacs.die();
        whole.patience = WholeRun.SHORT.multipliedBy(10);
        LedgerCounts away = whole.run(2, 1);
        assertThat(away.rows()).containsOnlyKeys(EntryState.PENDING);
        assertThat(whole.gaveUp).hasValueSatisfying(why -> assertThat(why).contains("cannot be reached"));

        whole.pacs.revive();
        assertThat(whole.run(2, 1).rows(EntryState.COMPLETE))
                .as("no attempt was lost")
                .isEqualTo(30);
    }

    @Test
    void endsWhenThePacsIsBusyAllTheTime() throws Exception {
        for (int i = 0; i < 100; i++) {
            whole.study(i, 1).always(RetrievalScript.refuse(Status.CANNOT_PERFORM_SUB_OPERATIONS));
        }
        whole.patience = WholeRun.SHORT.multipliedBy(20);
        LedgerCounts counts = whole.run(2, 50);
        assertThat(counts.rows()).containsOnlyKeys(EntryState.PENDING);
        assertThat(whole.gaveUp).hasValueSatisfying(why -> assertThat(why).endsWith("the PACS is busy"));
        assertThat(whole.pacs.counts().moves())
                .as("after pauses of 50, 100 and then 200 ms, by two at a time")
                .isLessThan(20);
    }

    @Test
    void asksABusyPacsLessOften() throws Exception {
        PacsStudy busy = whole.study(1, 1)
                .script(RetrievalScript.refuse(0xA701), RetrievalScript.refuse(0xA702), RetrievalScript.refuse(0xA700));
        long start = System.nanoTime();
        assertThat(whole.run(1, 4).rows(EntryState.COMPLETE)).isEqualTo(1);
        assertThat(busy.retrievals()).isEqualTo(4);
        assertThat(System.nanoTime() - start).isGreaterThan(7 * WholeRun.SHORT.toNanos());
    }

    @Test
    void keepsToTheNumberOfRequestsInAMinute() throws Exception {
        int perMinute = 1_200;
        for (int i = 0; i < 10; i++) {
            whole.study(i, 1);
        }
        whole.requestsPerMinute = perMinute;
        long start = System.nanoTime();
        assertThat(whole.run(4, 1).rows(EntryState.COMPLETE)).isEqualTo(10);
        assertThat(System.nanoTime() - start)
                .as("20 requests, evenly spaced")
                .isGreaterThan(19 * TimeUnit.MINUTES.toNanos(1) / perMinute);
    }
}
