package io.niffler.gateway.extraction.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncomingFolderTest {
    @TempDir
    private Path storage;

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReceiveUntilKilled.class.getName(),
                        storage.toString())
                .redirectErrorStream(true)
                .start();
    }

    private static void kill(Process other) throws InterruptedException {
        other.destroyForcibly();
        assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void removesWhatADeadRunHasLeftButNotWhatALivingOneReceives() throws Exception {
        Process other = start();
        try {
            assertThat(other.getInputStream().read()).as("it receives").isEqualTo('y');
            IncomingFolder.in(storage).close();
            assertThat(Tree.files(storage)).hasSize(1);
        } finally {
            kill(other);
        }
        assertThat(Tree.files(storage)).hasSize(1);
        Path image = Files.writeString(storage.resolve("image.dcm"), "stays");
        IncomingFolder.in(storage).close();
        assertThat(Tree.files(storage)).containsExactly(image.getFileName().toString());
    }

    @Test
    void isOpenedOnceInAProcessAndStillItsOwnAfterThat() throws Exception {
        try (IncomingFolder first = IncomingFolder.in(storage)) {
            Files.createFile(first.next());
            assertThatThrownBy(() -> IncomingFolder.in(storage))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(storage.toString())
                    .hasMessageContaining("another folder");
            Process other = start();
            try {
                assertThat(other.getInputStream().read()).as("it receives").isEqualTo('y');
                assertThat(Tree.files(storage)).as("both runs' files").hasSize(2);
            } finally {
                kill(other);
            }
        }
        IncomingFolder.in(storage).close();
        assertThat(Tree.files(storage)).isEmpty();
    }
}
