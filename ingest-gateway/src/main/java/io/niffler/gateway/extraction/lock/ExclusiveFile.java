package io.niffler.gateway.extraction.lock;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A file that one holder at a time has, of this process and all others. The system frees the lock of a process that dies. */
public final class ExclusiveFile implements Closeable {
    /** A process may lock a file once only, and would lose that lock by closing another channel to it (POSIX, fcntl). */
    private static final Map<Path, ExclusiveFile> OWN = new HashMap<>();

    private final Path path;
    private final FileChannel channel;

    private ExclusiveFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Takes a file, which is made when it is not there.
     *
     * @return empty when somebody has it
     * @throws IOException when it cannot be opened for writing, or its file system has no locks
     */
    public static Optional<ExclusiveFile> take(Path file) throws IOException {
        synchronized (OWN) {
            Path real = real(file);
            if (OWN.containsKey(real)) {
                return Optional.empty();
            }
            Optional<ExclusiveFile> taken = locked(real);
            taken.ifPresent(mine -> OWN.put(real, mine));
            return taken;
        }
    }

    private static Optional<ExclusiveFile> locked(Path real) throws IOException {
        FileChannel channel =
                FileChannel.open(real, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean kept = false;
        try {
            kept = channel.tryLock() != null;
            return kept ? Optional.of(new ExclusiveFile(real, channel)) : Optional.empty();
        } finally {
            if (!kept) {
                channel.close();
            }
        }
    }

    /**
     * How a file begins, whoever has it.
     *
     * @param most bytes that are read; what is not ASCII comes as U+FFFD
     */
    public static String beginning(Path file, int most) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(most);
        synchronized (OWN) {
            ExclusiveFile own = OWN.get(real(file));
            if (own != null) {
                own.channel.read(bytes, 0);
            } else {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                    channel.read(bytes, 0);
                }
            }
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
    }

    /** The same for all ways to name the file, whether it is there or not. */
    private static Path real(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        return Files.exists(absolute)
                ? absolute.toRealPath()
                : absolute.getParent().toRealPath().resolve(absolute.getFileName());
    }

    /** Takes a file as {@link #take(Path)} does, and writes who has it in place of what is in it. */
    public static Optional<ExclusiveFile> take(Path file, String holder) throws IOException {
        Optional<ExclusiveFile> taken = take(file);
        if (taken.isPresent()) {
            taken.get().tell(holder);
        }
        return taken;
    }

    private void tell(String holder) throws IOException {
        try {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.US_ASCII)), 0);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** For reading and writing what is in it. */
    public FileChannel channel() {
        return channel;
    }

    /** Gives it free; the file stays. */
    @Override
    public void close() throws IOException {
        synchronized (OWN) {
            if (OWN.remove(path, this)) {
                channel.close();
            }
        }
    }
}
