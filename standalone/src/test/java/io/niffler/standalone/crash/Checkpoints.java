package io.niffler.standalone.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;

/** The checkpoints of the jobs of {@code niffler up}. */
final class Checkpoints {
    private Checkpoints() {}

    /** Whether the job has completed one since then. */
    static boolean since(Path data, String job, Instant start) throws IOException {
        try (Stream<Path> files = Files.find(
                data.resolve("flink/checkpoints").resolve(job),
                5,
                (path, attributes) -> path.endsWith("_metadata")
                        && attributes.lastModifiedTime().toInstant().isAfter(start))) {
            return files.findAny().isPresent();
        } catch (IOException | UncheckedIOException e) {
            // Flink deletes an old checkpoint while we look, or has written none yet.
            return false;
        }
    }
}
