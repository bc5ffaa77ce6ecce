package io.niffler.gateway.extraction.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LedgerOpenerTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("run.csv");
    }

    @Test
    void isForOneRunAtATime() throws IOException {
        try (Ledger first = open(2)) {
            assertThatThrownBy(() -> open(2))
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContaining(
                            "in use by process " + ProcessHandle.current().pid() + " since 20")
                    .hasMessageContaining("another ledger");
            assertThatThrownBy(() -> Ledger.fresh(file, Runs.of(2))).hasMessageContaining("in use");
            assertThat(first.begin(2, Runs.values(2), 1)).isPresent();
            assertThatThrownBy(() -> Ledger.open(folder.resolve("./run.csv"), Runs.of(2), Runs.NO_RETRY))
                    .hasMessageContaining("in use");
            assertThat(isFreeForOthers())
                    .as("the refused have not given the lock free")
                    .isFalse();
        }
        assertThat(isFreeForOthers()).isTrue();
        open(2).close();
    }

    /** Another process takes the ledger and ends. */
    private boolean isFreeForOthers() throws IOException {
        Process other = hold();
        try {
            return other.getInputStream().read() == 'y';
        } finally {
            other.destroyForcibly().onExit().join();
        }
    }

    private Process hold() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldLedger.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
    }

    @Test
    void isForOneProcessAtATimeAndFreeWhenThatIsKilled() throws Exception {
        Process other = hold();
        try {
            assertThat(other.getInputStream().read()).as("it has the ledger").isEqualTo('y');
            assertThatThrownBy(() -> open(2)).hasMessageContaining("in use by process " + other.pid());
        } finally {
            other.destroyForcibly();
            assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        try (Ledger ledger = open(2)) {
            assertThat(ledger.counts().studies()).isEqualTo(Map.of(EntryState.PENDING, 1L));
        }
    }

    @Test
    void refusesAnotherCsv() throws IOException {
        open(2).close();
        RunIdentity other = new RunIdentity("f".repeat(64), 2, 3, Runs.of(2).asked());
        assertThatThrownBy(() -> Ledger.open(file, other, Runs.NO_RETRY))
                .hasMessageContaining(file.toString())
                .hasMessageContaining("another CSV")
                .hasMessageContaining("--fresh");
        assertThatThrownBy(() -> open(3)).hasMessageContaining("another CSV");
    }

    @Test
    void refusesAnotherPacs() throws IOException {
        open(2).close();
        RunIdentity other = new RunIdentity(
                Runs.CSV, 2, 3, new TreeMap<>(Map.of("pacs", "OTHER@10.0.0.1:4242", "destination", "NIFFLER")));
        assertThatThrownBy(() -> Ledger.open(file, other, Runs.NO_RETRY))
                .hasMessageContaining("another pacs (ORTHANC@10.0.0.1:4242, now OTHER@10.0.0.1:4242)");
        RunIdentity more = new RunIdentity(
                Runs.CSV,
                2,
                3,
                new TreeMap<>(
                        Map.of("pacs", "ORTHANC@10.0.0.1:4242", "destination", "NIFFLER", "attributes", "PatientID")));
        assertThatThrownBy(() -> Ledger.open(file, more, Runs.NO_RETRY))
                .hasMessageContaining("another attributes (not set, now PatientID)");
    }

    @Test
    void noticesARowThatChanged() throws IOException {
        try (Ledger ledger = open(2)) {
            ledger.begin(2, Runs.values(2), 1).orElseThrow().close();
        }
        try (Ledger ledger = open(2)) {
            ledger.begin(2, Runs.values(2), 1).orElseThrow().close();
        }
        String text = Files.readString(file);
        Matcher fingerprint = Pattern.compile(",x([0-9A-F]{4})\n").matcher(text);
        assertThat(fingerprint.find()).isTrue();
        int other = Integer.parseInt(fingerprint.group(1), 16) ^ 1;
        Files.writeString(file, fingerprint.replaceAll(",x%04X\n".formatted(other)));
        try (Ledger ledger = open(2)) {
            assertThatThrownBy(() -> ledger.begin(2, Runs.values(2), 1))
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContaining("Line 2 of the CSV")
                    .hasMessageNotContaining("PATIENT");
        }
        Files.writeString(file, text + "2026-03-01T00:00:00Z,2,,,pending,2,,,,,,,x%04X\n".formatted(other));
        assertThatThrownBy(() -> open(2)).hasMessageContaining("fingerprint is not the row's");
    }

    @Test
    void fingerprintsAllValuesAndWhereTheyEnd() {
        Fingerprints salted = new Fingerprints("000102030405060708090a0b0c0d0e0f");
        assertThat(salted.row(List.of("ab", "c"))).isEqualTo(salted.row(List.of("ab", "c")));
        assertThat(salted.row(List.of("ab", "c"))).isNotEqualTo(salted.row(List.of("a", "bc")));
        assertThat(salted.csv(Runs.CSV)).matches("[0-9a-f]{16}");
    }

    @Test
    void saltsEachRunAnew() throws IOException {
        LedgerHeader one = LedgerHeader.of(Runs.of(2));
        LedgerHeader other = LedgerHeader.of(Runs.of(2));
        assertThat(one.csv()).isNotEqualTo(other.csv());
        assertThat(one.run()).isNotEqualTo(other.run());
        assertThat(one.difference(Runs.of(2))).isNull();
    }

    @Test
    void keepsTheOldLedgerWhenItStartsOver() throws IOException {
        open(2).close();
        byte[] before = Files.readAllBytes(file);
        for (int i = 1; i <= 2; i++) {
            try (Ledger ledger = Ledger.fresh(file, Runs.of(i))) {
                assertThat(ledger.counts().rows(EntryState.PENDING)).isEqualTo(i);
            }
        }
        assertThat(folder.resolve("run.old-1.csv")).hasBinaryContent(before);
        assertThat(folder.resolve("run.old-2.csv")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "PatientID,Date\n1,2\n", "\ufefftime,line\n", "time,line,\n"})
    void neverWritesOverAnotherFile(String content) throws IOException {
        Files.writeString(file, content);
        assertThatThrownBy(() -> open(2))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("not a ledger")
                .hasMessageContaining(file.toString());
        assertThat(file).hasContent(content);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "2026-03-01T00:00:00Z,4,,,pending,1,,,,,,,x0000",
                "2026-03-01T00:00:00Z,1,,,pending,1,,,,,,,x0000",
                "2026-03-01T00:00:00Z,2,,,pending,1,,,,,,,",
                "2026-03-01T00:00:00Z,2,,,complete,1,,,,,,,",
                "2026-03-01T00:00:00Z,2,1,1.2,moving,1,,,,,,,",
                "2026-03-01T00:00:00Z,2,1,,found,1,1,,,,,,",
                "2026-03-01T00:00:00Z,3,,,found,1,,,,,,,",
                "2026-03-01T00:00:00Z,3,1,1.3,moving,1,,,,,,,",
                "2026-03-01T00:00:00Z,3,1,1.2,found,1,,,,,,,",
                "2026-03-01T00:00:00Z,3,1,1.2,complete,1,1,1,,,,,",
                "2026-03-01T00:00:00Z,3,1,,found,1,1,,,,,,",
                "2026-03-01T00:00:00Z,3,65,,found,1,1,,,,,,",
                "2026-03-01T00:00:00Z,3,2,,found,1,,,,,,,",
                "2026-03-01T00:00:00Z,3,,,complete,1,,,,,,,",
                "2026-03-01T00:00:00Z,,,,header,,,,,\"rows=9\",,,",
                "2026-03-01T00:00:00Z,,,,complete,,,,,,,,",
            })
    void namesTheLineThatNoRunWrote(String line) throws IOException {
        try (Ledger ledger = open(2)) {
            LedgerRow row = ledger.begin(3, Runs.values(3), 2).orElseThrow();
            row.found(1, Map.of("1.2", 1));
        }
        long lines = Files.readString(file).lines().count();
        Files.writeString(file, Files.readString(file) + line + "\n");
        assertThatThrownBy(() -> open(2))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining(file + ", line " + (lines + 1) + ": ")
                .hasMessageContaining("cut it before this line");
    }

    @Test
    void refusesAHeaderThatWouldTakeAllMemory() throws IOException {
        open(2).close();
        Files.writeString(file, Files.readString(file).replace("last-line=3", "last-line=99999999"));
        assertThatThrownBy(() -> open(2)).hasMessageContaining("impossible number of rows");
        Files.writeString(file, Files.readString(file).replace("last-line=99999999", "last-line=999999999"));
        assertThatThrownBy(() -> open(2)).hasMessageContaining("no valid last-line");
    }

    @Test
    void namesAFolderThatIsNotThere() {
        assertThatThrownBy(() -> Ledger.open(folder.resolve("no/run.csv"), Runs.of(1), Runs.NO_RETRY))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("Its folder must be there");
    }

    private Ledger open(int rows) throws IOException {
        return Ledger.open(file, Runs.of(rows), Runs.NO_RETRY);
    }
}
