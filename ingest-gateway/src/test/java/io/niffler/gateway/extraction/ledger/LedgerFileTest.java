package io.niffler.gateway.extraction.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LedgerFileTest {
    private static final Duration NEVER = Duration.ofHours(1);

    @TempDir
    Path folder;

    private Path path;
    private TestSink sink;

    @BeforeEach
    void make() throws IOException {
        path = folder.resolve("run.csv");
        sink = new TestSink(path, Long.MAX_VALUE);
    }

    @Test
    void takesNothingMoreWhenTheDiskIsFullAndLeavesWholeLines() throws IOException {
        LedgerFile file = new LedgerFile(path, sink, 0, NEVER);
        file.append("one\n");
        sink.room(6);
        file.append("two\n");
        assertThatThrownBy(() -> file.append("three\n"))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining(path.toString())
                .hasMessageContaining("No space left on device")
                .hasMessageContaining("make room");
        sink.room(Long.MAX_VALUE);
        assertThatThrownBy(() -> file.append("four\n")).isInstanceOf(LedgerException.class);
        assertThatThrownBy(file::force).isInstanceOf(LedgerException.class);
        assertThatThrownBy(file::close).isInstanceOf(LedgerException.class);
        assertThat(path).hasContent("one\ntwo\n");
    }

    @Test
    void takesNothingMoreWhenTheDiskLosesWhatItTook() throws IOException {
        LedgerFile file = new LedgerFile(path, sink, 0, NEVER);
        file.append("one\n");
        sink.breakForce();
        assertThatThrownBy(file::force).hasMessageContaining("Input/output error");
        assertThatThrownBy(() -> file.append("two\n")).isInstanceOf(LedgerException.class);
        assertThatThrownBy(file::close).isInstanceOf(LedgerException.class);
    }

    @Test
    void forcesInTheBackgroundAndOnlyWhatIsNew() throws IOException {
        try (LedgerFile file = new LedgerFile(path, sink, 0, Duration.ofMillis(1))) {
            file.append("one\n");
            await().until(() -> sink.forced() == 1);
            file.force();
            assertThat(sink.forced()).isEqualTo(1);
            file.append("two\n");
            await().until(() -> sink.forced() == 2);
        }
        assertThat(sink.forced()).isEqualTo(2);
    }

    @Test
    void goesOnAfterTheDiskWasFull() throws IOException {
        LedgerOpener opener = new LedgerOpener(Runs.seconds(), unused -> sink);
        Ledger ledger = opener.open(path, Runs.of(2), Runs.NO_RETRY);
        LedgerRow row = ledger.begin(2, Runs.values(2), 1).orElseThrow();
        sink.room(10);
        assertThatThrownBy(() -> row.counted(1, 3)).isInstanceOf(LedgerException.class);
        assertThatThrownBy(ledger::close).isInstanceOf(LedgerException.class);
        assertThat(Files.readString(path))
                .endsWith("\n")
                .contains(",2,,,pending,1,")
                .doesNotContain(",found,");
        try (Ledger again = Ledger.open(path, Runs.of(2), Runs.NO_RETRY)) {
            assertThat(again.begin(2, Runs.values(2), 1)).isPresent();
        }
    }
}
