package io.niffler.gateway.extraction.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps a ledger for one process: a lock on a file beside it, which stays there and tells who has it. The system frees the lock of a
 * process that dies. The ledger itself is not locked, so that it can be read meanwhile, and moved away.
 */
final class LedgerLock implements AutoCloseable {
    /** A process may lock a file once only, and would lose that lock by closing another channel to it. */
    private static final Map<Path, String> OWN = new ConcurrentHashMap<>();

    private static final int LONGEST_HOLDER = 100;
    private static final Pattern HOLDER = Pattern.compile("process (\\d{1,10}) since (\\S{10,40})\n");

    private final Path path;
    private final FileChannel channel;

    private LedgerLock(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static LedgerLock take(Path ledger, Instant now) throws LedgerException {
        Path path = ledger.resolveSibling(ledger.getFileName() + ".lock");
        try {
            FileSink.createForOwner(path);
            Path real = path.toRealPath();
            String holder = "process " + ProcessHandle.current().pid() + " since " + now;
            String before = OWN.putIfAbsent(real, holder);
            if (before != null) {
                throw inUse(ledger, before);
            }
            FileChannel channel = null;
            try {
                channel = lock(ledger, real, holder);
                return new LedgerLock(real, channel);
            } finally {
                if (channel == null) {
                    OWN.remove(real);
                }
            }
        } catch (LedgerException e) {
            throw e;
        } catch (IOException e) {
            throw new LedgerException(
                    path
                            + " cannot be made or locked. Its folder must be there, be writable and have room, and allow locks.",
                    e);
        }
    }

    private static FileChannel lock(Path ledger, Path path, String holder) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean kept = false;
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw inUse(ledger, holder(channel));
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((holder + "\n").getBytes(StandardCharsets.US_ASCII)), 0);
            kept = true;
            return channel;
        } finally {
            if (!kept) {
                channel.close();
            }
        }
    }

    private static LedgerException inUse(Path ledger, String holder) {
        return new LedgerException(
                ledger + " is in use by " + holder + ". Wait for it to end, or give this run another ledger.");
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST_HOLDER);
        channel.read(bytes, 0);
        Matcher holder = HOLDER.matcher(new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII));
        return holder.matches() ? "process " + holder.group(1) + " since " + holder.group(2) : "another run";
    }

    @Override
    public void close() throws LedgerException {
        try {
            channel.close();
            OWN.remove(path);
        } catch (IOException e) {
            throw new LedgerException("The lock of a ledger cannot be given free.", e);
        }
    }
}
