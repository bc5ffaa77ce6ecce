package io.niffler.gateway.extraction.ledger;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file that is written to by many threads. Not a channel: those close when a thread that uses them is interrupted, as threads of a run
 * that ends are.
 */
final class FileSink implements LedgerSink {
    private final RandomAccessFile file;

    /** Opens a file behind its end; makes it, for its owner alone, when it is not there. */
    FileSink(Path path) throws IOException {
        createForOwner(path);
        file = new RandomAccessFile(path.toFile(), "rw");
        file.seek(file.length());
    }

    static void createForOwner(Path path) throws IOException {
        try {
            if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(path);
            }
        } catch (FileAlreadyExistsException e) {
            return;
        }
        forceFolder(path);
    }

    /** Makes the name of a file durable, where the system lets folders be opened. */
    private static void forceFolder(Path path) {
        try (FileChannel folder = FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            // Windows opens no folders; the file itself is forced all the same
            return;
        }
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        file.write(bytes);
    }

    @Override
    public void cut(long length) throws IOException {
        file.setLength(length);
        file.seek(length);
    }

    @Override
    public void force() throws IOException {
        file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
