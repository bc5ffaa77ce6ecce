package io.niffler.gateway.extraction.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.dicom.net.RetrieveResult;
import io.niffler.dicom.net.Status;
import io.niffler.dicom.net.SubOperations;
import io.niffler.gateway.extraction.ledger.EntryState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
    private static Verdict verdict(int status, int expected, int received) {
        return Verdict.of(
                new RetrieveResult(status, "", SubOperations.NOT_COUNTED, List.of(), true), expected, received);
    }

    @ParameterizedTest
    @CsvSource({
        "0xA701, true, BUSY_OR_AWAY",
        "0xA702, true, BUSY_OR_AWAY",
        "0xC000, true, DOUBTFUL",
        "0xC123, true, DOUBTFUL",
        "0x0110, true, UNKNOWN",
        "0xFE00, true, UNKNOWN",
        "0xA801, false, UNKNOWN",
        "0xA900, false, UNKNOWN",
        "0x0122, false, UNKNOWN"
    })
    void tellsWhatMayPass(String status, boolean again, Verdict.Path path) {
        Verdict verdict = verdict(Integer.decode(status), 3, 0);
        assertThat(verdict.state()).isEqualTo(EntryState.FAILED);
        assertThat(verdict.again()).isEqualTo(again);
        assertThat(verdict.path()).isEqualTo(path);
    }

    @Test
    void onlyWhatIsDurableMakesAStudyComplete() {
        assertThat(verdict(Status.SUCCESS, 3, 3).state()).isEqualTo(EntryState.COMPLETE);
        assertThat(verdict(Status.SUCCESS, 3, 2).state()).isEqualTo(EntryState.PARTIAL);
        assertThat(verdict(Status.SUCCESS, 3, 0).path())
                .as("what the PACS sends goes astray")
                .isEqualTo(Verdict.Path.DOUBTFUL);
        assertThat(verdict(Status.SUCCESS, 0, 0).state()).isEqualTo(EntryState.NOT_FOUND);
    }
}
