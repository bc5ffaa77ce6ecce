package io.niffler.connectors;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;

/**
 * Files below a root of any of Flink's file systems that appear whole or not at all. Where files can be renamed, they are
 * written to the folder {@value #INCOMING} first; an object store shows nothing before the end anyway. For one thread.
 */
public final class AtomicFiles {
    /** The folder of files that are being written. */
    public static final String INCOMING = ".incoming";

    /** Object stores: what is written appears with its last byte, and to rename it would be to copy it. */
    private static final Set<String> APPEAR_AT_END = Set.of("s3", "s3a", "s3p", "gs", "oss", "cos");

    /** Nothing takes this long to be written: what is older was left behind by a killed process. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private final FileSystem fileSystem;
    private final Path root;
    private final boolean renames;
    private final String writer = UUID.randomUUID().toString();
    private Path latestFolder;
    private long written;

    private AtomicFiles(FileSystem fileSystem, Path root, boolean renames) {
        this.fileSystem = fileSystem;
        this.root = root;
        this.renames = renames;
    }

    /**
     * The files below a root, which is made when it is not there. Deletes what killed processes have left behind.
     *
     * @throws IOException when Flink knows no file system for the scheme, or it fails
     */
    public static AtomicFiles below(URI root) throws IOException {
        Path path = new Path(root);
        FileSystem fileSystem = path.getFileSystem();
        boolean renames = !APPEAR_AT_END.contains(fileSystem.getUri().getScheme());
        AtomicFiles files = new AtomicFiles(fileSystem, path, renames);
        if (files.renames) {
            files.sweep();
        }
        return files;
    }

    private void sweep() throws IOException {
        Path incoming = new Path(root, INCOMING);
        fileSystem.mkdirs(incoming);
        long oldest = System.currentTimeMillis() - ABANDONED.toMillis();
        for (FileStatus status : fileSystem.listStatus(incoming)) {
            if (status.getModificationTime() < oldest) {
                fileSystem.delete(status.getPath(), false);
            }
        }
    }

    /** Where a file is or will be. */
    public URI uri(String relative) {
        return new Path(root, relative).toUri();
    }

    /** Opens a file; null when it is not there. */
    public InputStream openIfPresent(String relative) throws IOException {
        Path path = new Path(root, relative);
        try {
            return fileSystem.exists(path) ? fileSystem.open(path) : null;
        } catch (FileNotFoundException e) {
            return null;
        }
    }

    /** The size of a file that is there, in bytes. */
    public long size(String relative) throws IOException {
        return fileSystem.getFileStatus(new Path(root, relative)).getLen();
    }

    /** Writes a file, in place of one that may be there. */
    public void write(String relative, ByteArrayOutputStream content) throws IOException {
        Path target = new Path(root, relative);
        if (!renames) {
            create(target, content);
            return;
        }
        Path part = new Path(root, INCOMING + "/" + writer + "-" + written++);
        try {
            create(part, content);
            makeFolder(target.getParent());
            if (!fileSystem.rename(part, target)) {
                throw new IOException("The file system did not rename " + part.getName() + " to " + relative + ".");
            }
        } catch (IOException e) {
            deleteAfter(e, part);
            throw e;
        }
    }

    private void create(Path path, ByteArrayOutputStream content) throws IOException {
        try (FSDataOutputStream out = fileSystem.create(path, WriteMode.OVERWRITE)) {
            content.writeTo(new InPieces(out));
        }
    }

    /** Images of a series come one after the other: its folder is looked after once. */
    private void makeFolder(Path folder) throws IOException {
        if (!folder.equals(latestFolder)) {
            fileSystem.mkdirs(folder);
            latestFolder = folder;
        }
    }

    private void deleteAfter(IOException failure, Path part) {
        latestFolder = null;
        try {
            fileSystem.delete(part, false);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** Java copies all of a large array for a file before it writes, which leaves the processor's cache twice. */
    private static final class InPieces extends FilterOutputStream {
        private static final int PIECE = 64 << 10;

        InPieces(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (int done = 0; done < length; done += PIECE) {
                out.write(bytes, offset + done, Math.min(PIECE, length - done));
            }
        }
    }
}
