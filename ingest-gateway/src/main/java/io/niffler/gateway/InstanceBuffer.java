package io.niffler.gateway;

import io.niffler.events.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The Part 10 file of one instance as it arrives, hashed on the way. When its length is known in time it is read into the
 * array that Kafka gets; otherwise into pieces that are put together once. Every byte is reserved before it is allocated.
 */
final class InstanceBuffer {
    /** Bytes of a piece: small enough that the garbage collector treats none as humongous in a heap of 512 MiB. */
    static final int CHUNK = 256 << 10;

    /** Bytes of the first piece, which holds the header of nearly every instance. */
    static final int HEAD = 64 << 10;

    /** Bytes read and hashed at a time, so that hashing finds them in the processor's cache. */
    private static final int READ = 128 << 10;

    private final MemoryBudget.Reservation memory;
    private final Duration patience;
    private final MessageDigest digest = Sha256.newDigest();
    private final List<byte[]> full = new ArrayList<>();
    private byte[] last;
    private int usedOfLast;
    private int size;

    /**
     * Begins a file.
     *
     * @param prefix preamble and file meta information
     * @param patience how long each reservation may take
     */
    InstanceBuffer(byte[] prefix, MemoryBudget.Reservation memory, Duration patience)
            throws InstanceRefusedException, InterruptedException {
        this.memory = memory;
        this.patience = patience;
        this.last = allocate(prefix.length + HEAD);
        System.arraycopy(prefix, 0, last, 0, prefix.length);
        advance(prefix.length);
    }

    /** Bytes of the file so far. */
    int size() {
        return size;
    }

    /**
     * Reads on.
     *
     * @param target size of the file at which to stop
     * @return whether the stream has ended; if not, one byte more than the target has been read
     */
    boolean fill(InputStream in, int target) throws IOException, InstanceRefusedException, InterruptedException {
        while (size < target) {
            if (usedOfLast == last.length) {
                if (readOneIntoNewChunk(in)) {
                    return true;
                }
                continue;
            }
            int wanted = Math.min(Math.min(READ, last.length - usedOfLast), target - size);
            int count = in.read(last, usedOfLast, wanted);
            if (count < 0) {
                return true;
            }
            advance(count);
        }
        return readOneIntoNewChunk(in);
    }

    /** Nothing is allocated before the stream proves to go on: mostly it has ended where the array is full. */
    private boolean readOneIntoNewChunk(InputStream in)
            throws IOException, InstanceRefusedException, InterruptedException {
        int next = in.read();
        if (next < 0) {
            return true;
        }
        if (usedOfLast == last.length) {
            byte[] chunk = allocate(CHUNK);
            full.add(last);
            last = chunk;
            usedOfLast = 0;
        }
        last[usedOfLast] = (byte) next;
        advance(1);
        return false;
    }

    private void advance(int count) {
        digest.update(last, usedOfLast, count);
        usedOfLast += count;
        size += count;
    }

    /** All that was read, in one array that may be longer. */
    byte[] contiguous() throws InstanceRefusedException, InterruptedException {
        if (!full.isEmpty()) {
            moveTo(allocate(Math.addExact(size, CHUNK)));
        }
        return last;
    }

    /** Says how long the file is likely to become, in bytes: room for exactly that is made. */
    void expect(int expectedSize) throws InstanceRefusedException, InterruptedException {
        if (expectedSize > size) {
            moveTo(allocate(expectedSize));
        }
    }

    /** The file, in an array of exactly its size. */
    byte[] toArray() throws InstanceRefusedException, InterruptedException {
        if (!full.isEmpty() || last.length != size) {
            moveTo(allocate(size));
        }
        return last;
    }

    /** SHA-256 of the file so far, 64 lower-case hex digits; to be called once, at the end. */
    String sha256() {
        return Sha256.toHex(digest.digest());
    }

    /** Writes the file so far and forgets it, keeping one piece of memory; returns that piece. */
    byte[] drainTo(OutputStream out) throws IOException, InstanceRefusedException, InterruptedException {
        for (byte[] piece : full) {
            out.write(piece);
        }
        out.write(last, 0, usedOfLast);
        long held = memory.held();
        full.clear();
        last = new byte[CHUNK];
        usedOfLast = 0;
        memory.shrink(held - CHUNK);
        return last;
    }

    private void moveTo(byte[] whole) {
        long freed = last.length;
        int offset = 0;
        for (byte[] piece : full) {
            System.arraycopy(piece, 0, whole, offset, piece.length);
            offset += piece.length;
            freed += piece.length;
        }
        System.arraycopy(last, 0, whole, offset, usedOfLast);
        full.clear();
        last = whole;
        usedOfLast = size;
        memory.shrink(freed);
    }

    private byte[] allocate(int bytes) throws InstanceRefusedException, InterruptedException {
        if (!memory.grow(bytes, patience)) {
            throw new InstanceRefusedException(Refusal.MEMORY);
        }
        return new byte[bytes];
    }
}
