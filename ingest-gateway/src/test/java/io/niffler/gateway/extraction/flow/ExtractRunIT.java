package io.niffler.gateway.extraction.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.net.Status;
import io.niffler.dicom.testing.PacsStudy;
import io.niffler.dicom.testing.RetrievalScript;
import io.niffler.dicom.testing.RetrievalScript.Interruption;
import io.niffler.dicom.testing.ScriptedPacs;
import io.niffler.gateway.extraction.ledger.EntryState;
import io.niffler.gateway.extraction.ledger.LedgerCounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs against a PACS over sockets that does what its scripts say. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ExtractRunIT {
    @TempDir
    private Path folder;

    private WholeRun whole;
    private ScriptedPacs pacs;

    @BeforeEach
    void start() throws Exception {
        whole = new WholeRun(folder, "PatientID", "AccessionNumber");
        pacs = whole.pacs;
    }

    @AfterEach
    void stop() {
        whole.close();
    }

    private PacsStudy study(int number, int instances) {
        return whole.study(number, instances);
    }

    private LedgerCounts run(int parallel, int attempts) throws Exception {
        return whole.run(parallel, attempts);
    }

    @Test
    void bringsEveryStudyOfEveryRow() throws Exception {
        for (int i = 0; i < 20; i++) {
            study(i, 1 + i % 3);
        }
        whole.row("P0", "NONE");
        LedgerCounts counts = run(3, 1);
        assertThat(counts.rows(EntryState.COMPLETE)).isEqualTo(20);
        assertThat(counts.rows(EntryState.NOT_FOUND)).isEqualTo(1);
        assertThat(counts.received()).isEqualTo(counts.expected()).isEqualTo(39);
        assertThat(pacs.counts().moves()).isEqualTo(20);
        assertThat(pacs.counts().associations()).as("associations to it").isEqualTo(3);

        assertThat(run(3, 1)).as("a second run asks nothing").isEqualTo(counts);
        assertThat(pacs.counts().finds()).isEqualTo(21);
    }

    @Test
    void triesAgainWhatMayGoBetter() throws Exception {
        PacsStudy busy = study(1, 2).script(RetrievalScript.refuse(0xA702), RetrievalScript.refuse(0xA701));
        PacsStudy stalled = study(2, 3).script(RetrievalScript.interrupt(1, Interruption.STALL));
        PacsStudy aborted = study(3, 3).script(RetrievalScript.interrupt(2, Interruption.ABORT));
        PacsStudy failing = study(4, 3).script(RetrievalScript.fail(2));
        LedgerCounts counts = run(2, 3);
        assertThat(counts.rows(EntryState.COMPLETE)).isEqualTo(4);
        assertThat(busy.retrievals()).isEqualTo(3);
        assertThat(List.of(stalled, aborted, failing))
                .allSatisfy(study -> assertThat(study.retrievals()).isEqualTo(2));
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        study(1, 3).always(RetrievalScript.fail(2));
        study(2, 2).announcing(1);
        study(3, 1).always(RetrievalScript.refuse(0xC001));
        study(4, 1).listed(3);
        LedgerCounts counts = run(2, 2);
        assertThat(counts.rows(EntryState.PARTIAL)).isEqualTo(2);
        assertThat(counts.rows(EntryState.FAILED)).isEqualTo(1);
        assertThat(counts.rows(EntryState.COMPLETE)).isEqualTo(1);
        assertThat(counts.expected() - counts.received()).isEqualTo(3);
        assertThat(whole.ledgerText()).contains("C001");
    }

    @Test
    void retriesOnlyWhatIsAskedFor() throws Exception {
        PacsStudy late = study(1, 1).script(RetrievalScript.refuse(0xC001));
        PacsStudy good = study(2, 1);
        assertThat(run(1, 1).rows(EntryState.FAILED)).isEqualTo(1);
        LedgerCounts counts = whole.run(1, 1, Set.of(EntryState.FAILED));
        assertThat(counts.rows(EntryState.COMPLETE)).isEqualTo(2);
        assertThat(late.retrievals()).isEqualTo(2);
        assertThat(good.retrievals()).isEqualTo(1);
    }

    @Test
    void goesOnWhenThePacsComesBack() throws Exception {
        PacsStudy deadly = study(1, 3).script(RetrievalScript.interrupt(1, Interruption.DIE));
        for (int i = 2; i < 30; i++) {
            study(i, 1);
        }
        Thread nurse = new Thread(() -> {
            try {
                while (pacs.isAlive()) {
                    Thread.onSpinWait();
                }
                pacs.revive();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        nurse.start();
        LedgerCounts counts = run(2, 5);
        nurse.join();
        assertThat(counts.rows(EntryState.COMPLETE)).isEqualTo(29);
        assertThat(deadly.retrievals()).isEqualTo(2);
    }

    /** Each row ends as its study allows, whatever the others do meanwhile. */
    @Test
    void twoThousandRowsOfAnUnreliablePacsEndAsTheyShould() throws Exception {
        int rows = 2_000;
        for (int i = 0; i < rows; i++) {
            PacsStudy study = study(i, 1);
            switch (i % 100) {
                case 1 -> study.script(RetrievalScript.refuse(Status.CANNOT_PERFORM_SUB_OPERATIONS));
                case 2 -> study.script(RetrievalScript.interrupt(0, Interruption.ABORT));
                case 3 -> study.listed(2);
                case 4 -> study.announcing(1);
                case 5 -> study.always(RetrievalScript.fail(1));
                case 6 -> study.always(RetrievalScript.refuse(0xA900));
                case 7 ->
                    study.script(
                            RetrievalScript.interrupt(0, i % 200 == 7 ? Interruption.STALL : Interruption.STALL_LOUD));
                default -> study.always(RetrievalScript.PLAIN);
            }
        }
        LedgerCounts counts = run(4, 3);
        int each = rows / 100;
        assertThat(counts.rows(EntryState.PARTIAL)).as("announced one too many").isEqualTo(each);
        assertThat(counts.rows(EntryState.FAILED)).as("failed or refused").isEqualTo(2L * each);
        assertThat(counts.rows(EntryState.COMPLETE)).isEqualTo(rows - 3L * each);
        assertThat(counts.received()).isEqualTo(rows - 2L * each);
    }
}
