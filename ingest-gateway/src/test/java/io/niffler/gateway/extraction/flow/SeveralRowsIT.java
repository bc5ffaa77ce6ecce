package io.niffler.gateway.extraction.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.net.InformationModel;
import io.niffler.dicom.testing.PacsStudy;
import io.niffler.dicom.testing.RetrievalScript;
import io.niffler.dicom.testing.RetrievalScript.Interruption;
import io.niffler.gateway.extraction.ledger.EntryState;
import io.niffler.gateway.extraction.ledger.LedgerCounts;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rows and studies that are not one to one. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class SeveralRowsIT {
    @TempDir
    private Path folder;

    @Test
    void fetchesAStudyOnceThatSeveralRowsName() throws Exception {
        try (WholeRun whole = new WholeRun(folder, "PatientID", "AccessionNumber")) {
            PacsStudy slow = whole.study(1, 4).script(RetrievalScript.silent(20));
            PacsStudy failing = whole.study(2, 2).always(RetrievalScript.fail(1));
            for (int i = 0; i < 10; i++) {
                whole.row("P1", "A1");
                whole.row("P2", "A2");
            }
            LedgerCounts counts = whole.run(4, 2);
            assertThat(counts.rows(EntryState.COMPLETE)).isEqualTo(11);
            assertThat(counts.rows(EntryState.PARTIAL)).isEqualTo(11);
            assertThat(counts.received()).isEqualTo(11 * (4 + 1));
            assertThat(slow.retrievals()).isEqualTo(1);
            assertThat(failing.retrievals())
                    .as("once for those at the same time, with two attempts; later rows may ask again")
                    .isLessThan(2 * 11);
            assertThat(whole.ledgerText())
                    .containsPattern("complete,1,4,4,0x0000,\"retrieved for line \\d+\"")
                    .containsPattern("partial,1,2,1,0xB000,\"retrieved for line \\d+\"");
        }
    }

    @Test
    void tellsOfEachStudyOfAPatient() throws Exception {
        try (WholeRun whole = new WholeRun(folder, "PatientID")) {
            PacsStudy good = new PacsStudy("first", "P", "A1", "20240101", 2);
            PacsStudy bad = new PacsStudy("second", "P", "A2", "20240102", 3).always(RetrievalScript.fail(2));
            whole.pacs.add(good).add(bad);
            whole.row("P");
            LedgerCounts counts = whole.run(2, 1);
            assertThat(counts.studies()).containsEntry(EntryState.COMPLETE, 1L).containsEntry(EntryState.PARTIAL, 1L);
            assertThat(whole.ledgerText().lines())
                    .anyMatch(line -> line.contains("," + good.uid() + ",complete,"))
                    .anyMatch(line -> line.contains("," + bad.uid() + ",partial,")
                            && line.contains(bad.instanceUids().get(1)));
        }
    }

    @Test
    void knowsThePatientAgainWhereOnlyPatientRootIsThere() throws Exception {
        try (WholeRun whole = new WholeRun(folder, "PatientID")) {
            PacsStudy study = new PacsStudy("first", "P", "A1", "20240101", 2)
                    .script(RetrievalScript.interrupt(1, Interruption.DIE));
            whole.pacs.add(study);
            whole.row("P");
            whole.models = Set.of(InformationModel.PATIENT_ROOT);
            whole.patience = WholeRun.SHORT;
            assertThat(whole.run(1, 5).rows(EntryState.PENDING)).isEqualTo(1);
            whole.pacs.revive();
            assertThat(whole.run(1, 1).rows(EntryState.COMPLETE)).isEqualTo(1);
            assertThat(whole.pacs.counts().finds()).as("the query itself").isEqualTo(1);
        }
    }
}
