package io.niffler.gateway.extraction.ledger;

import io.niffler.gateway.extraction.lock.ExclusiveFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps a ledger for one process: a lock on a file beside it, which stays there and tells who has it. The system frees the lock of a
 * process that dies. The ledger itself is not locked, so that it can be read meanwhile, and moved away.
 */
final class LedgerLock implements AutoCloseable {
    private static final int LONGEST_HOLDER = 100;
    private static final Pattern HOLDER = Pattern.compile("process (\\d{1,10}) since (\\S{10,40})\n");

    private final ExclusiveFile file;

    private LedgerLock(ExclusiveFile file) {
        this.file = file;
    }

    static LedgerLock take(Path ledger, Instant now) throws LedgerException {
        Path path = ledger.resolveSibling(ledger.getFileName() + ".lock");
        try {
            FileSink.createForOwner(path);
            String holder = "process " + ProcessHandle.current().pid() + " since " + now + "\n";
            Optional<ExclusiveFile> file = ExclusiveFile.take(path, holder);
            if (file.isEmpty()) {
                throw new LedgerException(ledger + " is in use by " + holder(path)
                        + ". Wait for it to end, or give this run another ledger.");
            }
            return new LedgerLock(file.get());
        } catch (LedgerException e) {
            throw e;
        } catch (IOException e) {
            throw new LedgerException(
                    path
                            + " cannot be made or locked. Its folder must be there, be writable and have room, and allow locks.",
                    e);
        }
    }

    private static String holder(Path path) throws IOException {
        Matcher holder = HOLDER.matcher(ExclusiveFile.beginning(path, LONGEST_HOLDER));
        return holder.matches() ? "process " + holder.group(1) + " since " + holder.group(2) : "another run";
    }

    @Override
    public void close() throws LedgerException {
        try {
            file.close();
        } catch (IOException e) {
            throw new LedgerException("The lock of a ledger cannot be given free.", e);
        }
    }
}
