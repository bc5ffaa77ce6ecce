package io.niffler.gateway.extraction.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LedgerSummaryTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("run.csv");
    }

    @Test
    void tellsCountsTimesAndWhatIsWrong() throws IOException {
        LedgerOpener opener = new LedgerOpener(Runs.seconds(), FileSink::new);
        try (Ledger ledger = opener.open(file, Runs.of(9), Runs.NO_RETRY)) {
            ledger.invalid(7, Runs.values(7), "StudyDate is not a date");
            LedgerRow row = ledger.begin(4, Runs.values(4), 3).orElseThrow();
            row.queryFailed(1, Outcome.NONE.because(0xA700, "busy"));
            row.counted(1, 0);
            row.queryFailed(2, Outcome.NONE.because(0xA900, "what?"));
            row.found(3, studies(2));
            row.moving("1.0");
            row.ended("1.0", EntryState.COMPLETE, Outcome.of(4, 4));
            row.moving("1.1");
            Outcome partial = Outcome.of(4, 3).because(0xB000, "one lost").withMissing(List.of("1.1.9"));
            row.ended("1.1", EntryState.PARTIAL, partial);
            row.end();
            LedgerRow good = ledger.begin(2, Runs.values(2), 1).orElseThrow();
            good.counted(1, 1);
            good.end();
            LedgerSummary summary = LedgerSummary.read(file, 0, 10);
            assertThat(summary.asked()).containsEntry("pacs", "ORTHANC@10.0.0.1:4242");
            assertThat(summary.run()).hasSize(16);
            assertThat(summary.sessions()).isEqualTo(1);
            assertThat(summary.totalRows()).isEqualTo(9);
            assertThat(summary.first()).isBefore(summary.last()).isAfter(Instant.parse("2026-03-01T00:00:00Z"));
            assertThat(summary.counts()).isEqualTo(ledger.counts());
            assertThat(summary.counts().needAttention()).isEqualTo(2);
            assertThat(summary.attention())
                    .containsExactly(
                            new Attention(
                                    4,
                                    EntryState.FAILED,
                                    1,
                                    Outcome.of(8, 7),
                                    List.of(
                                            new Trouble(
                                                    2, "", EntryState.FAILED, 1, Outcome.NONE.because(0xA900, "what?")),
                                            new Trouble(3, "1.1", EntryState.PARTIAL, 1, partial)),
                                    0),
                            new Attention(
                                    7,
                                    EntryState.INVALID,
                                    0,
                                    Outcome.NONE.because(Outcome.UNKNOWN, "StudyDate is not a date"),
                                    List.of(),
                                    0));
        }
    }

    @Test
    void listsRowsPageByPageInTheirOrder() throws IOException {
        try (Ledger ledger = Ledger.open(file, Runs.of(50), Runs.NO_RETRY)) {
            for (int line = 51; line >= 2; line--) {
                LedgerRow row = ledger.begin(line, Runs.values(line), 1).orElseThrow();
                row.counted(1, line % 2);
                row.end();
            }
        }
        assertThat(LedgerSummary.read(file, 0, 3).attention())
                .extracting(Attention::line)
                .containsExactly(2, 4, 6);
        assertThat(LedgerSummary.read(file, 6, 2).attention())
                .extracting(Attention::line)
                .containsExactly(8, 10);
        assertThat(LedgerSummary.read(file, 50, 3).attention()).isEmpty();
    }

    @Test
    void boundsTheTroublesOfARow() throws IOException {
        try (Ledger ledger = Ledger.open(file, Runs.of(1), Runs.NO_RETRY)) {
            LedgerRow row = ledger.begin(2, Runs.values(2), 1).orElseThrow();
            row.found(1, studies(100));
            for (KnownStudy study : row.studies()) {
                row.moving(study.uid());
                row.ended(study.uid(), EntryState.FAILED, Outcome.NONE);
            }
            row.end();
        }
        Attention attention = LedgerSummary.read(file, 0, 1).attention().get(0);
        assertThat(attention.troubles()).hasSize(16);
        assertThat(attention.moreTroubles()).isEqualTo(84);
    }

    @Test
    void namesWhatIsNoLedger() throws IOException {
        assertThatThrownBy(() -> LedgerSummary.read(file, 0, 1))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("not there");
        Files.createFile(file);
        assertThatThrownBy(() -> LedgerSummary.read(file, 0, 1)).hasMessageContaining("no run was begun");
        assertThatThrownBy(() -> LedgerSummary.read(file, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysNothingOfCommentsInLogs() {
        assertThat(Outcome.of(4, 3).because(0xB000, "Jane Doe"))
                .hasToString("expected 4, received 3, status b000, 0 missing, comment of 8 characters");
    }

    private static Map<String, Integer> studies(int count) {
        Map<String, Integer> studies = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            studies.put("1." + i, 4);
        }
        return studies;
    }
}
