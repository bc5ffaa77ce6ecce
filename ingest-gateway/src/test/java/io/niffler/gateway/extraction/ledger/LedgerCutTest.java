package io.niffler.gateway.extraction.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run may die between any two bytes of its ledger. */
@Timeout(120)
class LedgerCutTest {
    private static final int ROWS = 8;

    @TempDir
    Path folder;

    @Test
    void opensCutAtAnyByte() throws Exception {
        byte[] whole = randomLedger(1, 12);
        for (int length = 0; length <= whole.length; length++) {
            checkCut(Arrays.copyOf(whole, length));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4, 5, 6, 7, 8, 9})
    void endsAsIfItHadNotBeenCut(long seed) throws Exception {
        byte[] whole = randomLedger(seed, 50);
        for (int length = 0; length <= whole.length; length += 397) {
            Path file = file(Arrays.copyOf(whole, length));
            String before = wholeLines(Arrays.copyOf(whole, length));
            new RandomRun(file, ROWS, seed).finish();
            String after = Files.readString(file);
            if (before.contains(",opened,")) {
                assertThat(after).as("no line is written anew").startsWith(before);
            }
            Recount end = new Recount(after);
            assertThat(end.completed.values()).as("no study is complete twice").allMatch(times -> times == 1);
            assertThat(end.rows).hasSize(ROWS);
            end.rows.forEach((row, state) -> {
                if (!state.equals("invalid")) {
                    assertThat(state).isEqualTo(end.known(row).isEmpty() ? "not found" : "complete");
                }
            });
        }
    }

    private byte[] randomLedger(long seed, int steps) throws IOException {
        Path file = folder.resolve("whole-" + seed + ".csv");
        RandomRun run = new RandomRun(file, ROWS, seed);
        run.steps(Runs.NO_RETRY, steps);
        run.steps(Runs.NO_RETRY, steps);
        run.steps(RandomRun.ALL, steps);
        run.steps(Set.of(EntryState.FAILED), steps);
        return Files.readAllBytes(file);
    }

    private void checkCut(byte[] cut) throws Exception {
        Path file = file(cut);
        String lines = wholeLines(cut);
        boolean begun = lines.contains(",opened,");
        Recount model = new Recount(begun ? lines : "\n");
        try (Ledger ledger = new RandomRun(file, ROWS, 0).open(Runs.NO_RETRY)) {
            assertThat(ledger.counts()).isEqualTo(model.counts(ROWS));
            if (begun) {
                assertThat(Files.readString(file)).startsWith(lines);
            }
            for (int line = 2; line <= ROWS + 1; line++) {
                checkRow(ledger, line, model);
            }
        }
    }

    private static void checkRow(Ledger ledger, int line, Recount model) throws IOException {
        String state = model.rows.getOrDefault(line, "pending");
        Optional<LedgerRow> row = ledger.begin(line, Runs.values(line), RandomRun.queries(line));
        assertThat(row.isPresent()).isEqualTo(state.equals("pending"));
        if (row.isPresent()) {
            Map<String, String> studies = new TreeMap<>();
            for (KnownStudy study : row.get().studies()) {
                studies.put(study.uid(), study.state().text());
                assertThat(study.attempts()).isEqualTo(model.attempts.getOrDefault(line + " " + study.uid(), 0));
            }
            Map<String, String> begun = new TreeMap<>(model.known(line));
            begun.replaceAll((uid, was) -> was.equals("complete") ? was : "pending");
            assertThat(studies).isEqualTo(begun);
            row.get().close();
        }
    }

    private Path file(byte[] content) throws IOException {
        Path file = folder.resolve("cut.csv");
        Files.deleteIfExists(file);
        return Files.write(file, content);
    }

    private static String wholeLines(byte[] cut) {
        String text = new String(cut, StandardCharsets.UTF_8);
        return text.substring(0, text.lastIndexOf('\n') + 1);
    }
}
