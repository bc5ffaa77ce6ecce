package io.niffler.events;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/** Writes to a temporary file and moves it to its name once file and folders are on disk. */
final class FileBlobWriter extends BlobWriter {
    private final FileBlobStore store;
    private final Path part;
    private final FileChannel channel;
    private final MessageDigest digest = Sha256.newDigest();
    private long size;
    private BlobRef committed;

    FileBlobWriter(FileBlobStore store, Path part) throws IOException {
        this.store = store;
        this.part = part;
        this.channel = FileChannel.open(part, StandardOpenOption.WRITE);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] b, int off, int len) throws IOException {
        ByteBuffer remaining = ByteBuffer.wrap(b, off, len);
        while (remaining.hasRemaining()) {
            channel.write(remaining);
        }
        digest.update(b, off, len);
        size += len;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public BlobRef commit() throws IOException {
        if (committed != null) {
            return committed;
        }
        channel.force(true);
        channel.close();
        String sha256 = Sha256.toHex(digest.digest());
        Path target = store.pathOf(sha256);
        createFolders(target.getParent());
        // Replacing a file of the same content is harmless and heals one that a faulty disk has cut short.
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        FileBlobStore.sync(target.getParent());
        committed = new BlobRef(target.toUri().toString(), size, sha256);
        return committed;
    }

    /** Syncs the parents even when they exist: another writer may have created them and not synced yet. */
    private void createFolders(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileBlobStore.sync(store.root());
        FileBlobStore.sync(folder.getParent());
    }

    /** Discards what was written unless {@link #commit} has succeeded. */
    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            if (committed == null) {
                Files.deleteIfExists(part);
            }
        }
    }
}
