package io.niffler.gateway.extraction.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Appends whole lines and forces them to the disk at an interval, in a thread of its own. After an error of the disk it takes nothing
 * more: a line is never written twice, and none is left out.
 */
final class LedgerFile implements AutoCloseable {
    private final Path path;
    private final LedgerSink sink;
    private final ScheduledExecutorService clock;
    private final Future<?> forcingRegularly;
    private final Object forcing = new Object();
    private long length;
    private boolean dirty;
    private IOException broken;

    LedgerFile(Path path, LedgerSink sink, long length, Duration forceEvery) {
        this.path = path;
        this.sink = sink;
        this.length = length;
        clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "ledger-force");
            thread.setDaemon(true);
            return thread;
        });
        long nanos = forceEvery.toNanos();
        forcingRegularly = clock.scheduleWithFixedDelay(this::forceQuietly, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    /** Appends lines with their ends. They survive the process from now on, and the machine once they are forced. */
    synchronized void append(CharSequence lines) throws LedgerException {
        check();
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        try {
            sink.write(bytes);
            length += bytes.length;
            dirty = true;
        } catch (IOException e) {
            breakDown(e);
            check();
        }
    }

    private synchronized void breakDown(IOException e) {
        broken = broken == null ? e : broken;
        try {
            sink.cut(length);
        } catch (IOException again) {
            // The torn line is cut when the ledger is opened the next time
            broken.addSuppressed(again);
        }
    }

    private synchronized void check() throws LedgerException {
        if (broken != null) {
            throw new LedgerException(
                    path + " cannot be written (" + broken.getMessage()
                            + "). What it has stays valid: make room or repair the"
                            + " disk, and start the same command again to go on.",
                    broken);
        }
    }

    private void forceQuietly() {
        try {
            force();
        } catch (LedgerException e) {
            // The next line that is to be appended tells it
            return;
        }
    }

    /** Returns when all lines are on the disk. */
    void force() throws LedgerException {
        synchronized (forcing) {
            synchronized (this) {
                check();
                if (!dirty) {
                    return;
                }
                dirty = false;
            }
            try {
                sink.force();
            } catch (IOException e) {
                breakDown(e);
                check();
            }
        }
    }

    @Override
    public void close() throws LedgerException {
        forcingRegularly.cancel(false);
        clock.shutdown();
        try {
            force();
        } finally {
            closeSink();
        }
    }

    private void closeSink() throws LedgerException {
        try {
            sink.close();
        } catch (IOException e) {
            throw new LedgerException(path + " cannot be closed.", e);
        }
    }
}
