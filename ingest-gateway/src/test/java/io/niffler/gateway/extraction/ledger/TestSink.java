package io.niffler.gateway.extraction.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** A file on a disk that has a size, and that does not force unless that is tested. */
final class TestSink implements LedgerSink {
    private final FileSink file;
    private long room;
    private boolean brokenForce;
    private final AtomicInteger forced = new AtomicInteger();

    TestSink(Path path, long room) throws IOException {
        file = new FileSink(path);
        this.room = room;
    }

    /** Room for so many bytes from now on. */
    void room(long bytes) {
        room = bytes;
    }

    void breakForce() {
        brokenForce = true;
    }

    int forced() {
        return forced.get();
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        int fits = (int) Math.min(room, bytes.length);
        room -= fits;
        file.write(Arrays.copyOf(bytes, fits));
        if (fits < bytes.length) {
            throw new IOException("No space left on device");
        }
    }

    @Override
    public void cut(long length) throws IOException {
        file.cut(length);
    }

    @Override
    public void force() throws IOException {
        if (brokenForce) {
            throw new IOException("Input/output error");
        }
        forced.incrementAndGet();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
