package io.niffler.gateway.extraction.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where files are while they are received: a folder in the one they will be in, so that they need only be renamed. Runs that receive into
 * the same folder share a lock; what dead ones have left is removed by the next that starts while no other runs.
 */
final class IncomingFolder implements AutoCloseable {
    /** No {@link FilePath} begins with a dot. */
    static final String NAME = ".extract-incoming";

    static final String SUFFIX = ".part";

    /** Those of this process, which would lose its lock on a file by closing another channel to it. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel lock;
    private final String run = UUID.randomUUID().toString();
    private final AtomicLong files = new AtomicLong();

    private IncomingFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** @throws IOException that says what to do when the folder cannot be made or used */
    static IncomingFolder in(Path storage) throws IOException {
        try {
            Path folder = Files.createDirectories(storage.resolve(NAME)).toRealPath();
            for (Path above = folder.getParent(); above != null; above = above.getParent()) {
                ReceivedFile.force(above);
            }
            if (OWN.add(folder)) {
                return entered(folder);
            }
        } catch (IOException e) {
            throw new IOException(
                    "Images cannot be received into " + storage
                            + ". It must be a folder that can be written to, with room, on a file system with locks.",
                    e);
        }
        throw new IOException("This process receives into " + storage + " already. Receive into another folder.");
    }

    private static IncomingFolder entered(Path folder) throws IOException {
        FileChannel channel = null;
        IncomingFolder entered = null;
        try {
            channel = FileChannel.open(
                    folder.resolve("lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            enter(folder, channel);
            entered = new IncomingFolder(folder, channel);
            return entered;
        } finally {
            if (entered == null) {
                OWN.remove(folder);
                if (channel != null) {
                    channel.close();
                }
            }
        }
    }

    private static void enter(Path folder, FileChannel channel) throws IOException {
        FileLock alone = channel.tryLock();
        if (alone != null) {
            sweep(folder);
            alone.release();
        }
        channel.lock(0, Long.MAX_VALUE, true);
    }

    private static void sweep(Path folder) throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path leftover : leftovers) {
                Files.delete(leftover);
            }
        }
    }

    /** A name that no other file has. */
    Path next() {
        return folder.resolve(run + "-" + files.getAndIncrement() + SUFFIX);
    }

    @Override
    public void close() throws IOException {
        lock.close();
        OWN.remove(folder);
    }
}
