package io.niffler.gateway.extraction.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RunSlotTest {
    @TempDir
    private Path parent;

    private final List<Process> others = new ArrayList<>();

    @AfterEach
    void killOthers() throws InterruptedException {
        for (Process other : others) {
            kill(other);
        }
    }

    private static void kill(Process other) throws InterruptedException {
        other.destroyForcibly();
        assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    private Path folder() {
        return parent.resolve("slots");
    }

    private Process start(int most) throws IOException {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldSlot.class.getName(),
                        folder().toString(),
                        Integer.toString(most))
                .redirectErrorStream(true)
                .start();
        others.add(other);
        return other;
    }

    private static char answer(Process other) throws IOException {
        return (char) other.getInputStream().read();
    }

    @Test
    void allowsOneRunAndFreesItsPlace() throws Exception {
        try (RunSlot first = RunSlot.take(folder(), 1)) {
            assertThat(first).isNotNull();
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> RunSlot.take(folder(), 1))
                        .isInstanceOf(RunSlotException.class)
                        .hasMessageContaining(folder().toString())
                        .hasMessageContaining(
                                "process " + ProcessHandle.current().pid())
                        .hasMessageContaining("extract.max-processes");
            }
            assertThat(answer(start(1)))
                    .as("another process after refusals here")
                    .isEqualTo('n');
        }
        RunSlot.take(folder(), 1).close();
    }

    @Test
    void namesTheProcessesThatRunAndTakesThePlaceOfOneThatIsKilled() throws Exception {
        Process first = start(3);
        assertThat(answer(first)).isEqualTo('y');
        Process second = start(3);
        assertThat(answer(second)).isEqualTo('y');
        try (RunSlot own = RunSlot.take(folder(), 3)) {
            assertThat(own).isNotNull();
            assertThatThrownBy(() -> RunSlot.take(folder(), 3))
                    .hasMessageContaining("process " + first.pid() + ", process " + second.pid() + ", process "
                            + ProcessHandle.current().pid());
            kill(first);
            RunSlot.take(folder(), 3).close();
        }
        assertThatThrownBy(() -> RunSlot.take(folder(), 1))
                .as("one place, and the second runs")
                .hasMessageContaining("has these: process " + second.pid() + ".");
    }

    @Test
    void neverGivesMoreThanItsNumberToThoseThatComeAtOnce() throws Exception {
        for (int i = 0; i < 4; i++) {
            start(2);
        }
        List<Character> answers = new ArrayList<>();
        for (Process other : others) {
            answers.add(answer(other));
        }
        assertThat(answers).containsExactlyInAnyOrder('y', 'y', 'n', 'n');
    }

    @Test
    void survivesWhatSomebodyWritesIntoItsFiles() throws Exception {
        Process other = start(1);
        assertThat(answer(other)).isEqualTo('y');
        Files.writeString(folder().resolve("slot-1.lock"), "\u001b[2J not a number".repeat(1_000));
        assertThatThrownBy(() -> RunSlot.take(folder(), 1)).hasMessageContaining("has these: process unknown.");
    }

    @Test
    void namesAFolderThatCannotBeUsed() throws IOException {
        Files.writeString(folder(), "a file");
        assertThatThrownBy(() -> RunSlot.take(folder(), 1))
                .isInstanceOf(RunSlotException.class)
                .hasMessageContaining(folder().toString())
                .hasMessageContaining("must be a folder");
        assertThatThrownBy(() -> RunSlot.take(parent, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
