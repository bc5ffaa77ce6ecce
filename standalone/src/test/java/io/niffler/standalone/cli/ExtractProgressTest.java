package io.niffler.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.gateway.extraction.flow.ArrivalTotals;
import io.niffler.gateway.extraction.flow.Gate;
import io.niffler.gateway.extraction.flow.Waiting;
import io.niffler.gateway.extraction.ledger.Ledger;
import io.niffler.gateway.extraction.ledger.RunIdentity;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractProgressTest {
    private static final int ROWS = 4;

    @TempDir
    private Path folder;

    private final StringWriter text = new StringWriter();
    private final Gate gate = new Gate(Optional.empty(), Clock.systemUTC(), 0);
    private Ledger ledger;

    @BeforeEach
    void open() throws IOException {
        RunIdentity run = new RunIdentity("0".repeat(64), ROWS, ROWS + 1, new TreeMap<>());
        ledger = Ledger.open(folder.resolve("ledger.csv"), run, Set.of());
    }

    @AfterEach
    void close() throws IOException {
        ledger.close();
    }

    private ExtractProgress progress(boolean terminal, Optional<Supplier<ArrivalTotals>> arrivals) {
        return new ExtractProgress(new PrintWriter(text, true), terminal, ROWS, ledger, arrivals, gate);
    }

    private static Optional<Supplier<ArrivalTotals>> arrivals(long instances) {
        return Optional.of(() -> new ArrivalTotals(instances, 0, 0));
    }

    @Test
    void printsFewLinesWhenNobodyLooksAtATerminal() {
        ExtractProgress progress = progress(false, arrivals(1_234));
        for (int i = 0; i < 1_000; i++) {
            progress.update();
        }
        progress.finish();
        assertThat(text.toString().lines())
                .containsOnly("0 of 4 rows, 0 studies, 1,234 instances")
                .hasSizeLessThan(10);
    }

    @Test
    void redrawsABarOnATerminal() {
        ExtractProgress progress = progress(true, arrivals(0));
        progress.update();
        progress.finish();
        assertThat(text.toString())
                .contains("\r")
                .contains("[..........] 0 of 4 rows")
                .endsWith("\n");
        assertThat(text.toString()).containsOnlyOnce("\n");
    }

    @Test
    void saysAtOnceWhenNothingNewBegins() {
        ExtractProgress progress = progress(false, arrivals(0));
        progress.update();
        gate.pause();
        progress.update();
        gate.resume();
        progress.update();
        gate.stop();
        progress.update();
        assertThat(text.toString().lines())
                .extracting(line -> line.replace("0 of 4 rows, 0 studies, 0 instances", ""))
                .containsExactly("", ", paused", "", ", stopping");
    }

    @Test
    void hasNoInstancesWhereStudiesAreOnlyListed() {
        progress(false, Optional.empty()).finish();
        assertThat(text.toString()).isEqualTo("0 of 4 rows, 0 studies\n");
    }

    @Test
    void saysWhatIsWaitedFor() {
        assertThat(ExtractProgress.text(new Waiting(Waiting.Cause.PACS, Duration.ofSeconds(12), "the PACS is busy")))
                .isEqualTo("the PACS is busy, next try in 12 s");
        assertThat(ExtractProgress.text(new Waiting(Waiting.Cause.NIGHT, Duration.ofHours(1), "")))
                .matches("waiting for [0-2]\\d:[0-5]\\d");
    }
}
