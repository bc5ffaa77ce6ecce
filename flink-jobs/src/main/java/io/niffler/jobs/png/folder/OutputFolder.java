package io.niffler.jobs.png.folder;

import io.niffler.config.ConfigException;
import io.niffler.connectors.AtomicFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.flink.util.FileUtils;

/** The folder of a run while this process, and no other, works on it. */
final class OutputFolder implements Closeable {
    private static final int KINDS = 5;

    private final RunFolder folder;
    private final FileChannel lock;

    private OutputFolder(RunFolder folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Takes a folder, which is made when it is missing.
     *
     * @throws ConfigException when it holds results that are not of an earlier run
     * @throws IOException when another process works on it, or it cannot be written
     */
    static OutputFolder take(RunFolder folder) throws IOException {
        if (!Files.exists(folder.state())) {
            requireFree(folder);
        }
        folder.create();
        Files.createDirectories(folder.state());
        FileChannel channel = FileChannel.open(folder.lock(), StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        if (!tryLock(channel)) {
            channel.close();
            throw new IOException("Another niffler is writing into " + folder.out() + ": wait for it, or choose another"
                    + " folder with --out.");
        }
        return new OutputFolder(folder, channel);
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static void requireFree(RunFolder folder) {
        for (Path output : outputs(folder)) {
            if (Files.exists(output)) {
                throw new ConfigException(
                        "--out",
                        output + " is there but not of a run of this program that could be gone on with: choose another"
                                + " folder with --out, or move it away.");
            }
        }
    }

    private static List<Path> outputs(RunFolder folder) {
        return List.of(folder.images(), folder.failed(), folder.metadata(), folder.mapping());
    }

    /** Deletes all that an earlier run has left. */
    void clear() throws IOException {
        for (Path output : outputs(folder)) {
            FileUtils.deleteFileOrDirectory(output.toFile());
        }
        for (Path state : List.of(folder.ledger(), folder.columns(), folder.list(), folder.options())) {
            Files.deleteIfExists(state);
        }
    }

    /** Makes the folders, and deletes what a killed run has left unfinished. */
    void prepare() throws IOException {
        deleteUnfinished();
        Files.createDirectories(folder.temporary());
        Files.createDirectories(folder.images());
        for (int kind = 1; kind <= KINDS; kind++) {
            Files.createDirectories(folder.failed().resolve(Integer.toString(kind)));
        }
    }

    private void deleteUnfinished() throws IOException {
        FileUtils.deleteFileOrDirectory(folder.temporary().toFile());
        FileUtils.deleteFileOrDirectory(
                folder.images().resolve(AtomicFiles.INCOMING).toFile());
    }

    /** Leaves the folder to others. */
    @Override
    public void close() throws IOException {
        try {
            deleteUnfinished();
        } finally {
            lock.close();
        }
    }
}
