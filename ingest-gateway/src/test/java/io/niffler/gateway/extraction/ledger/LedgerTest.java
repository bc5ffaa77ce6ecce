package io.niffler.gateway.extraction.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LedgerTest {
    @TempDir
    Path folder;

    @Test
    void writesALineForEachChange() throws IOException {
        LedgerOpener opener = new LedgerOpener(Runs.seconds(), FileSink::new);
        try (Ledger ledger = opener.open(file(), Runs.of(3), Runs.NO_RETRY)) {
            LedgerRow row = begin(ledger, 2);
            row.found(1, studies("1.2.3", 5, "1.2.4", Outcome.UNKNOWN));
            row.moving("1.2.3");
            row.ended("1.2.3", EntryState.COMPLETE, Outcome.of(5, 5).because(0, ""));
            row.moving("1.2.4");
            row.ended(
                    "1.2.4",
                    EntryState.PARTIAL,
                    Outcome.of(3, 1)
                            .because(0xB000, "=cmd|' /C calc'!A0 says \"no\" to PATIENT-2\u001b[31m")
                            .withMissing(List.of("1.2.4.1", "not a UID")));
            assertThat(row.end()).isEqualTo(EntryState.PARTIAL);
            ledger.invalid(3, Runs.values(3), "StudyDate is not a date");
        }
        List<String> lines = Files.readAllLines(file());
        assertThat(lines.get(0)).isEqualTo(LineFormat.COLUMNS);
        assertThat(lines.get(1)).matches("2026-03-01T00:00:0\\dZ,,,,header,,,,,\"format=1\",,,");
        assertThat(lines.subList(7, 10))
                .extracting(line -> line.substring(21))
                .containsExactly(
                        ",,,header,,,,,\"asked.destination=NIFFLER\",,,",
                        ",,,header,,,,,\"asked.pacs=ORTHANC@10.0.0.1:4242\",,,",
                        ",,,opened,1,,,,\"process=" + ProcessHandle.current().pid() + "\",,,");
        assertThat(lines.get(10)).matches("2026-03-01T00:00:\\d\\dZ,2,,,pending,1,,,,,,,x[0-9A-F]{4}");
        assertThat(lines.subList(11, 19))
                .extracting(line -> line.substring(21))
                .containsExactly(
                        "2,1,1.2.3,found,,5,,,,,,",
                        "2,1,1.2.4,found,,,,,,,,",
                        "2,1,,found,1,2,,,,,,",
                        "2,1,1.2.3,moving,1,,,,,,,",
                        "2,1,1.2.3,complete,1,5,5,0x0000,,,,",
                        "2,1,1.2.4,moving,1,,,,,,,",
                        "2,1,1.2.4,partial,1,3,1,0xB000,\"'=cmd|' /C calc'!A0 says \"\"no\"\" to *** [31m\",1.2.4.1,1,",
                        "2,,,partial,1,8,6,,,,,");
        assertThat(lines.get(19)).matches("\\S{20},3,,,invalid,,,,,\"StudyDate is not a date\",,,x[0-9A-F]{4}");
        assertThat(lines).hasSize(20);
    }

    @Test
    void isForItsOwnerAlone() throws IOException {
        try (Ledger ledger = open(1, Runs.NO_RETRY)) {
            ledger.force();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void neverAsksAFinishedRowAgainUnlessItIsRetried() throws IOException {
        try (Ledger ledger = open(5, Runs.NO_RETRY)) {
            finish(ledger, 2, EntryState.COMPLETE);
            finish(ledger, 3, EntryState.PARTIAL);
            finish(ledger, 4, EntryState.FAILED);
            finish(ledger, 5, EntryState.NOT_FOUND);
            ledger.invalid(6, Runs.values(6), "no");
            assertThat(asked(ledger, 5)).isEmpty();
        }
        try (Ledger ledger = open(5, Runs.NO_RETRY)) {
            assertThat(asked(ledger, 5)).isEmpty();
        }
        try (Ledger ledger = open(5, Set.of(EntryState.FAILED))) {
            assertThat(asked(ledger, 5)).containsExactly(4);
        }
        try (Ledger ledger = open(5, Set.of(EntryState.PARTIAL, EntryState.NOT_FOUND))) {
            assertThat(asked(ledger, 5)).as("4 was given back pending before").containsExactly(3, 4, 5);
        }
        assertThatThrownBy(() -> open(5, Set.of(EntryState.COMPLETE))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void retriesARowOnceInARunAndOnlyWhatIsNotComplete() throws IOException {
        try (Ledger ledger = open(1, Runs.NO_RETRY)) {
            LedgerRow row = begin(ledger, 2);
            row.found(1, studies("1", 2, "2", 3));
            move(row, "1", EntryState.COMPLETE, Outcome.of(2, 2));
            move(row, "2", EntryState.PARTIAL, Outcome.of(3, 1));
            row.end();
        }
        try (Ledger ledger = open(1, Set.of(EntryState.PARTIAL))) {
            LedgerRow row = begin(ledger, 2);
            assertThat(row.answered(1)).isTrue();
            assertThat(row.studies())
                    .containsExactly(
                            new KnownStudy("1", 1, EntryState.COMPLETE, 1, 2),
                            new KnownStudy("2", 1, EntryState.PENDING, 1, 3));
            assertThatThrownBy(() -> row.moving("1")).isInstanceOf(IllegalStateException.class);
            move(row, "2", EntryState.PARTIAL, Outcome.of(3, 2));
            row.end();
            assertThat(ledger.begin(2, Runs.values(2), 1)).isEmpty();
            assertThat(ledger.counts().expected()).isEqualTo(5);
            assertThat(ledger.counts().received()).isEqualTo(4);
        }
        try (Ledger ledger = open(1, Set.of(EntryState.PARTIAL))) {
            LedgerRow row = begin(ledger, 2);
            move(row, "2", EntryState.COMPLETE, Outcome.of(3, 3));
            assertThat(row.end()).isEqualTo(EntryState.COMPLETE);
            assertThat(ledger.counts())
                    .isEqualTo(
                            new LedgerCounts(Map.of(EntryState.COMPLETE, 1L), Map.of(EntryState.COMPLETE, 2L), 5, 5));
        }
    }

    @Test
    void countsTheAttemptOfAMoveThatWasCutShort() throws IOException {
        try (Ledger ledger = open(1, Runs.NO_RETRY)) {
            LedgerRow row = begin(ledger, 2);
            row.found(1, studies("1", 2));
            row.moving("1");
        }
        try (Ledger ledger = open(1, Runs.NO_RETRY)) {
            assertThat(ledger.counts().studies(EntryState.PENDING)).isEqualTo(1);
            LedgerRow row = begin(ledger, 2);
            assertThat(row.studies()).containsExactly(new KnownStudy("1", 1, EntryState.PENDING, 1, 2));
            row.moving("1");
            assertThat(row.studies().get(0).attempts()).isEqualTo(2);
        }
    }

    @Test
    void keepsWhatIsCompleteWhenTheRowWasNotEnded() throws IOException {
        try (Ledger ledger = open(1, Runs.NO_RETRY)) {
            LedgerRow row = begin(ledger, 2);
            row.found(1, studies("1", 2));
            move(row, "1", EntryState.COMPLETE, Outcome.of(2, 2));
        }
        try (Ledger ledger = open(1, Runs.NO_RETRY)) {
            LedgerRow row = begin(ledger, 2);
            assertThat(row.studies().get(0).state()).isEqualTo(EntryState.COMPLETE);
            assertThat(row.end()).isEqualTo(EntryState.COMPLETE);
        }
    }

    @Test
    void endsARowAsTheWorstOfItsQueriesAndStudies() throws IOException {
        try (Ledger ledger = open(10, Runs.NO_RETRY)) {
            assertThat(end(ledger, 2, EntryState.COMPLETE, EntryState.COMPLETE)).isEqualTo(EntryState.COMPLETE);
            assertThat(end(ledger, 3, EntryState.COMPLETE, EntryState.PARTIAL)).isEqualTo(EntryState.PARTIAL);
            assertThat(end(ledger, 4, EntryState.FAILED, EntryState.PARTIAL)).isEqualTo(EntryState.FAILED);
            assertThat(end(ledger, 5, EntryState.NOT_FOUND, EntryState.COMPLETE))
                    .isEqualTo(EntryState.PARTIAL);
            assertThat(end(ledger, 6, EntryState.NOT_FOUND)).isEqualTo(EntryState.NOT_FOUND);
            LedgerRow days = ledger.begin(7, Runs.values(7), 2).orElseThrow();
            days.counted(1, 4);
            assertThatThrownBy(days::end).isInstanceOf(IllegalStateException.class);
            days.queryFailed(2, Outcome.NONE.because(0xA700, "Out of resources"));
            assertThat(days.end()).isEqualTo(EntryState.FAILED);
            LedgerRow counted = begin(ledger, 8);
            counted.queryFailed(1, Outcome.NONE);
            counted.counted(1, 4);
            assertThat(counted.end()).isEqualTo(EntryState.COMPLETE);
            LedgerRow none = begin(ledger, 9);
            none.counted(1, 0);
            assertThat(none.end()).isEqualTo(EntryState.NOT_FOUND);
            assertThat(ledger.counts().rows())
                    .isEqualTo(Map.of(
                            EntryState.COMPLETE, 2L,
                            EntryState.PARTIAL, 2L,
                            EntryState.FAILED, 2L,
                            EntryState.NOT_FOUND, 2L,
                            EntryState.PENDING, 2L));
            assertThat(ledger.counts().needAttention()).isEqualTo(6);
        }
    }

    @Test
    void isHardToMisuse() throws IOException {
        Ledger ledger = open(2, Runs.NO_RETRY);
        LedgerRow row = begin(ledger, 2);
        assertThatThrownBy(() -> begin(ledger, 2)).hasMessageContaining("under way");
        assertThatThrownBy(() -> ledger.begin(4, Runs.values(4), 1)).hasMessageContaining("2 to 3");
        assertThatThrownBy(() -> ledger.begin(1, Runs.values(1), 1)).hasMessageContaining("2 to 3");
        assertThatThrownBy(() -> ledger.begin(3, Runs.values(3), 65)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> row.moving("1")).hasMessageContaining("not found");
        assertThatThrownBy(() -> row.found(2, Map.of())).hasMessageContaining("1 to 1");
        assertThatThrownBy(() -> row.found(1, studies("../../etc", 1))).hasMessageContaining("no valid UID");
        assertThatThrownBy(() -> row.found(1, studies("=1+1", 1))).hasMessageContaining("no valid UID");
        row.found(1, studies("1", 7));
        assertThatThrownBy(() -> row.counted(1, 3)).hasMessageContaining("was answered");
        assertThatThrownBy(() -> row.ended("1", EntryState.COMPLETE, Outcome.of(7, 7)))
                .isInstanceOf(IllegalStateException.class);
        row.moving("1");
        assertThatThrownBy(() -> row.moving("1")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> row.ended("1", EntryState.COMPLETE, Outcome.of(Outcome.UNKNOWN, 6)))
                .as("7 were announced")
                .hasMessageContaining("less is received");
        assertThatThrownBy(() -> row.ended("1", EntryState.MOVING, Outcome.NONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> row.fail("gave up")).isInstanceOf(IllegalStateException.class);
        row.again("1", Outcome.NONE.because(0xA702, "busy"));
        assertThatThrownBy(row::end).isInstanceOf(IllegalStateException.class);
        row.fail("gave up");
        assertThatThrownBy(row::end).hasMessageContaining("has ended");
        row.close();
        ledger.close();
        ledger.close();
        assertThatThrownBy(() -> begin(ledger, 3)).hasMessageContaining("closed");
    }

    @Test
    void neverWritesValuesOfTheRow() throws IOException {
        try (Ledger ledger = open(1, Runs.NO_RETRY)) {
            LedgerRow row = begin(ledger, 2);
            row.queryFailed(1, Outcome.NONE.because(0xC001, "No such patient: patient-2, ACC2"));
            row.end();
        }
        String text = Files.readString(file());
        assertThat(text).contains("No such patient: ***, ***");
        assertThat(text).doesNotContainIgnoringCase("patient-2").doesNotContain("ACC2");
    }

    @Test
    void survivesInterruptedThreads() throws IOException {
        try (Ledger ledger = open(2, Runs.NO_RETRY)) {
            Thread.currentThread().interrupt();
            finish(ledger, 2, EntryState.COMPLETE);
            ledger.force();
            assertThat(Thread.interrupted()).isTrue();
            finish(ledger, 3, EntryState.COMPLETE);
        }
        assertThat(LedgerSummary.read(file(), 0, 1).counts().rows(EntryState.COMPLETE))
                .isEqualTo(2);
    }

    @Test
    void takesManyThreads() throws Exception {
        int rows = 400;
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (Ledger ledger = open(rows, Runs.NO_RETRY)) {
            List<Callable<EntryState>> tasks = new ArrayList<>();
            for (int line = 2; line <= rows + 1; line++) {
                int own = line;
                tasks.add(() ->
                        end(ledger, own, EntryState.COMPLETE, own % 3 == 0 ? EntryState.FAILED : EntryState.COMPLETE));
            }
            for (Future<EntryState> done : threads.invokeAll(tasks)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        LedgerCounts counts = LedgerSummary.read(file(), 0, 1).counts();
        assertThat(counts.rows()).isEqualTo(Map.of(EntryState.COMPLETE, 267L, EntryState.FAILED, 133L));
        assertThat(counts.studies()).isEqualTo(Map.of(EntryState.COMPLETE, 667L, EntryState.FAILED, 133L));
    }

    private Path file() {
        return folder.resolve("run.csv");
    }

    private Ledger open(int rows, Set<EntryState> retry) throws IOException {
        return Ledger.open(file(), Runs.of(rows), retry);
    }

    private static LedgerRow begin(Ledger ledger, int line) throws IOException {
        return ledger.begin(line, Runs.values(line), 1).orElseThrow();
    }

    private static List<Integer> asked(Ledger ledger, int rows) throws IOException {
        List<Integer> asked = new ArrayList<>();
        for (int line = 2; line <= rows + 1; line++) {
            ledger.begin(line, Runs.values(line), 1).ifPresent(row -> {
                asked.add(row.line());
                row.close();
            });
        }
        return asked;
    }

    private static void finish(Ledger ledger, int line, EntryState state) throws IOException {
        assertThat(end(ledger, line, state)).isEqualTo(state);
    }

    private static EntryState end(Ledger ledger, int line, EntryState... states) throws IOException {
        LedgerRow row = begin(ledger, line);
        Map<String, Integer> studies = new LinkedHashMap<>();
        for (int i = 0; i < states.length; i++) {
            studies.put("1." + line + "." + i, 2);
        }
        row.found(1, studies);
        int at = 0;
        for (String study : studies.keySet()) {
            EntryState state = states[at++];
            move(row, study, state, Outcome.of(2, state == EntryState.COMPLETE ? 2 : 0));
        }
        return row.end();
    }

    private static void move(LedgerRow row, String study, EntryState state, Outcome outcome) throws IOException {
        row.moving(study);
        row.ended(study, state, outcome);
    }

    private static Map<String, Integer> studies(Object... namesAndCounts) {
        Map<String, Integer> studies = new LinkedHashMap<>();
        for (int i = 0; i < namesAndCounts.length; i += 2) {
            studies.put((String) namesAndCounts[i], (Integer) namesAndCounts[i + 1]);
        }
        return studies;
    }
}
