package io.niffler.gateway.extraction.storage;

import io.niffler.gateway.Refusal;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file under a temporary name until all of it is durable. Not a channel: those close when their thread is interrupted. Whatever fails is
 * a {@link Refusal#DISK}, which tells failures of the disk from those of the peer.
 */
final class ReceivedFile implements AutoCloseable {
    /** Opens files, other ones in tests. */
    @FunctionalInterface
    interface Opener {
        FileOutputStream open(Path path) throws IOException;
    }

    private final Path temporary;
    private final FileOutputStream out;
    private boolean committed;

    /** Makes the file; one of that name must not be there. */
    ReceivedFile(Path temporary, Opener opener) throws StoreRefusedException {
        this.temporary = temporary;
        try {
            out = opener.open(temporary);
        } catch (IOException e) {
            throw new StoreRefusedException(Refusal.DISK, e);
        }
    }

    void write(byte[] bytes, int offset, int length) throws StoreRefusedException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw new StoreRefusedException(Refusal.DISK, e);
        }
    }

    /**
     * What was written so far.
     *
     * @param from bytes to leave out at the beginning
     */
    InputStream content(long from) throws StoreRefusedException {
        try {
            FileInputStream in = new FileInputStream(temporary.toFile());
            in.getChannel().position(from);
            return new OwnStream(in);
        } catch (IOException e) {
            throw new StoreRefusedException(Refusal.DISK, e);
        }
    }

    /** Gives the file its name in the place of one that has it, for good when this returns. */
    void commit(Path target, Path root) throws StoreRefusedException {
        try {
            out.getFD().sync();
            out.close();
            Path folder = target.getParent();
            Files.createDirectories(folder);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            committed = true;
            // Also those that were there: another thread may have made them just now.
            for (Path above = folder; above.startsWith(root); above = above.getParent()) {
                force(above);
            }
        } catch (IOException e) {
            throw new StoreRefusedException(Refusal.DISK, e);
        }
    }

    /** Makes the names in a folder durable, where the system lets folders be opened. */
    static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            // Windows opens no folders; the file itself is forced all the same
            return;
        }
    }

    /** Leaves nothing behind of a file that was not committed. */
    @Override
    public void close() throws StoreRefusedException {
        try {
            out.close();
            if (!committed) {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new StoreRefusedException(Refusal.DISK, e);
        }
    }

    /** Tells that it is the disk that fails, through whatever reads. */
    private static final class OwnStream extends FilterInputStream {
        OwnStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return super.read(bytes, offset, length);
            } catch (IOException e) {
                throw new StoreRefusedException(Refusal.DISK, e);
            }
        }
    }
}
