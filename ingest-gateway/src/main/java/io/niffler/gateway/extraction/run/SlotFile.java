package io.niffler.gateway.extraction.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** A file that one run at a time has locked, and that says which process it is. The system frees the lock of a process that dies. */
final class SlotFile implements AutoCloseable {
    /** A process may lock a file once only, and would lose that lock by closing another channel to it. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private static final int LONGEST_PID = 20;
    private static final Pattern PID = Pattern.compile("[0-9]+");

    private final Path path;
    private final FileChannel channel;

    private SlotFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Locks it if no run has. */
    static Optional<SlotFile> take(Path path) throws IOException {
        if (!OWN.add(path)) {
            return Optional.empty();
        }
        SlotFile taken = null;
        try {
            taken = lock(path);
        } finally {
            if (taken == null) {
                OWN.remove(path);
            }
        }
        return Optional.ofNullable(taken);
    }

    private static SlotFile lock(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean kept = false;
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                return null;
            }
            String pid = Long.toString(ProcessHandle.current().pid());
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
            kept = true;
            return new SlotFile(path, channel);
        } finally {
            if (!kept) {
                channel.close();
            }
        }
    }

    /** Which process has it; {@code unknown} when the file does not tell. */
    static String holder(Path path) throws IOException {
        if (OWN.contains(path)) {
            return Long.toString(ProcessHandle.current().pid());
        }
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST_PID);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.read(bytes);
        }
        String pid = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
        return PID.matcher(pid).matches() ? pid : "unknown";
    }

    @Override
    public void close() throws IOException {
        channel.close();
        OWN.remove(path);
    }
}
