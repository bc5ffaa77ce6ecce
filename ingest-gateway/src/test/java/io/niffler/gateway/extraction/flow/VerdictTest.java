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
        "0xA701, true, false",
        "0xA702, true, false",
        "0xC000, true, true",
        "0xC123, true, true",
        "0x0110, true, false",
        "0xFE00, true, false",
        "0xA801, false, false",
        "0xA900, false, false",
        "0x0122, false, false"
    })
    void tellsWhatMayPass(String status, boolean again, boolean astray) {
        Verdict verdict = verdict(Integer.decode(status), 3, 0);
        assertThat(Verdict.isAstray(Integer.decode(status), 3, 0)).isEqualTo(astray);
        assertThat(verdict.state()).isEqualTo(EntryState.FAILED);
        assertThat(verdict.again()).isEqualTo(again);
    }

    @Test
    void onlyWhatIsDurableMakesAStudyComplete() {
        assertThat(verdict(Status.SUCCESS, 3, 3).state()).isEqualTo(EntryState.COMPLETE);
        assertThat(verdict(Status.SUCCESS, 3, 2).state()).isEqualTo(EntryState.PARTIAL);
        assertThat(Verdict.isAstray(Status.SUCCESS, 3, 0)).isTrue();
        assertThat(Verdict.isAstray(Status.SUCCESS, 3, 1)).isFalse();
        assertThat(verdict(Status.SUCCESS, 0, 0).state()).isEqualTo(EntryState.NOT_FOUND);
    }
}
