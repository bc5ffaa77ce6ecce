package io.niffler.standalone.flink;

import io.niffler.standalone.Trees;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checkpoints of one job, as Flink lays them out: {@code <job id>/chk-<n>/_metadata}. Each run of the process
 * gives the job a new id, so the folder holds those of earlier runs beside those of this one.
 */
final class CheckpointFolder {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointFolder.class);
    private static final Pattern CHECKPOINT = Pattern.compile("chk-\\d+");
    private static final String METADATA = "_metadata";

    private final Path folder;

    CheckpointFolder(Path folder) {
        this.folder = folder;
    }

    /** The {@code chk-<n>} folder written last whose metadata is complete; empty when there is none. */
    Optional<Path> newestComplete() throws IOException {
        List<Complete> found = new ArrayList<>();
        for (Path job : children(folder)) {
            for (Path checkpoint : children(job)) {
                Path metadata = checkpoint.resolve(METADATA);
                if (CHECKPOINT.matcher(checkpoint.getFileName().toString()).matches()
                        && Files.isRegularFile(metadata)) {
                    found.add(new Complete(checkpoint, Files.getLastModifiedTime(metadata), number(checkpoint)));
                }
            }
        }
        found.sort(Comparator.comparing(Complete::written)
                .thenComparingLong(Complete::number)
                .reversed());
        return found.stream()
                .map(Complete::path)
                .filter(CheckpointFolder::readable)
                .findFirst();
    }

    /**
     * Deletes the checkpoints of all runs but the one {@code kept} belongs to. A restored job begins with a full
     * checkpoint of its own, so the ones of a run never need files of an earlier run.
     */
    void deleteOtherRuns(Path kept) throws IOException {
        for (Path job : children(folder)) {
            if (!kept.startsWith(job)) {
                Trees.delete(job);
            }
        }
    }

    private static boolean readable(Path checkpoint) {
        Path metadata = checkpoint.resolve(METADATA);
        ClassLoader loader = CheckpointFolder.class.getClassLoader();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(metadata)))) {
            Checkpoints.loadCheckpointMetadata(in, loader, checkpoint.toString());
            return true;
        } catch (IOException e) {
            LOG.warn("checkpoint {} is damaged, an older one is taken", checkpoint, e);
            return false;
        }
    }

    private static long number(Path checkpoint) {
        return Long.parseLong(checkpoint.getFileName().toString().substring("chk-".length()));
    }

    private static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory).toList();
        }
    }

    private record Complete(Path path, FileTime written, long number) {}
}
