package io.niffler.standalone.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFolderTest {
    @TempDir
    Path temp;

    @Test
    void isEmptyWithoutAnyRun() throws IOException {
        assertThat(new CheckpointFolder(temp.resolve("none")).newestComplete()).isEmpty();
    }

    @Test
    void takesTheNewestOfAllRuns() throws IOException {
        checkpoint("a", 9, 1_000);
        Path newest = checkpoint("b", 2, 3_000);
        checkpoint("b", 1, 2_000);
        assertThat(new CheckpointFolder(temp).newestComplete()).contains(newest);
    }

    @Test
    void takesTheHigherNumberWhenTheClockDidNotMove() throws IOException {
        checkpoint("a", 9, 1_000);
        Path newest = checkpoint("a", 10, 1_000);
        assertThat(new CheckpointFolder(temp).newestComplete()).contains(newest);
    }

    @Test
    void passesOverUnfinishedAndDamagedOnes() throws IOException {
        Path good = checkpoint("a", 1, 1_000);
        Files.createDirectories(temp.resolve("a/chk-2"));
        Files.createDirectories(temp.resolve("a/shared"));
        Path damaged = checkpoint("b", 3, 4_000);
        Files.write(damaged.resolve("_metadata"), new byte[] {1, 2, 3});
        assertThat(new CheckpointFolder(temp).newestComplete()).contains(good);
    }

    @Test
    void deletesTheOtherRunsOnly() throws IOException {
        Path kept = checkpoint("a", 1, 1_000);
        checkpoint("b", 1, 500);
        Files.createDirectories(temp.resolve("a/shared"));
        new CheckpointFolder(temp).deleteOtherRuns(kept);
        assertThat(temp.resolve("b")).doesNotExist();
        assertThat(kept.resolve("_metadata")).exists();
        assertThat(temp.resolve("a/shared")).exists();
    }

    private Path checkpoint(String job, int number, long written) throws IOException {
        Path folder = Files.createDirectories(temp.resolve(job).resolve("chk-" + number));
        Path metadata = folder.resolve("_metadata");
        try (OutputStream out = Files.newOutputStream(metadata)) {
            Checkpoints.storeCheckpointMetadata(new CheckpointMetadata(number, List.of(), List.of()), out);
        }
        Files.setLastModifiedTime(metadata, FileTime.fromMillis(written));
        return folder;
    }
}
