package io.niffler.jobs.png.folder;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.function.Consumer;

/**
 * The files that are done, in a file to which an entry is added for each. An entry counts when it is whole and the rows it
 * speaks of are there, so a process may be killed between any two bytes it writes: what comes after the last good entry is cut
 * off, and its files are converted again.
 */
final class Ledger {
    private static final int BUFFERED = 64 << 10;

    private Ledger() {}

    /** Where a run goes on. */
    static final class Position {
        private final BitSet done = new BitSet();
        private int entries;
        private long metadataEnd;
        private long mappingEnd;

        /** Whether the file of an index is done. */
        boolean isDone(int index) {
            return done.get(index);
        }

        /** How many files are done. */
        int entries() {
            return entries;
        }

        private void add(LedgerEntry entry) {
            done.set(entry.index());
            entries++;
            metadataEnd = entry.metadataEnd();
            mappingEnd = entry.mappingEnd();
        }
    }

    /** Entries in the ledger by its length alone, which is cheap to ask for while it grows. */
    static long count(Path ledger) throws IOException {
        try {
            return Files.size(ledger) / LedgerEntry.BYTES;
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    /** Which files are done by the good entries. */
    static Position position(RunFolder folder) throws IOException {
        Position position = new Position();
        long metadata = sizeOf(folder.metadata());
        long mapping = sizeOf(folder.mapping());
        try {
            read(folder.ledger(), entry -> {
                boolean good = entry.metadataEnd() <= metadata
                        && entry.mappingEnd() <= mapping
                        && !position.isDone(entry.index());
                if (good) {
                    position.add(entry);
                }
                return good;
            });
        } catch (NoSuchFileException e) {
            return position;
        }
        return position;
    }

    /** Cuts off the ledger and the two tables after the last good entry, and says where the run goes on. */
    static Position recover(RunFolder folder) throws IOException {
        Position position = position(folder);
        truncate(folder.ledger(), (long) position.entries * LedgerEntry.BYTES);
        truncate(folder.metadata(), position.metadataEnd);
        truncate(folder.mapping(), position.mappingEnd);
        return position;
    }

    /** Shows all entries in the order they were written, up to one that is not whole. */
    static void forEach(Path ledger, Consumer<LedgerEntry> consumer) throws IOException {
        read(ledger, entry -> {
            consumer.accept(entry);
            return true;
        });
    }

    private interface Reader {
        /** Whether reading is to go on. */
        boolean entry(LedgerEntry entry);
    }

    private static void read(Path ledger, Reader reader) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(ledger), BUFFERED)) {
            byte[] bytes = new byte[LedgerEntry.BYTES];
            while (in.readNBytes(bytes, 0, bytes.length) == bytes.length) {
                LedgerEntry entry = LedgerEntry.get(ByteBuffer.wrap(bytes));
                if (entry == null || entry.index() < 0 || !reader.entry(entry)) {
                    return;
                }
            }
        }
    }

    private static long sizeOf(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    private static void truncate(Path file, long length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
            channel.truncate(length);
        }
    }
}
