package io.niffler.standalone.mongo;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the store's file near the size of what it holds, and forces it to disk once a second. A commit per command
 * rewrites pages all the time; the store's own thread, which would tidy up, also commits in mid-command and is off.
 */
final class StoreHousekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoreHousekeeping.class);
    private static final int SYNC_SECONDS = 1;
    private static final int COMPACT_SECONDS = 10;
    /** Chunks whose live part falls below this percentage are rewritten. */
    private static final int FILL_RATE_PERCENT = 50;
    /** Live bytes rewritten at a time: bounds how long commands wait. */
    private static final int COMPACT_BYTES = 4 << 20;

    private final Timer timer = new Timer("store-housekeeping", true);
    private final DurableBackend backend;

    StoreHousekeeping(DurableBackend backend) {
        this.backend = backend;
        every(SYNC_SECONDS, MVStore::sync);
        every(COMPACT_SECONDS, store -> store.compact(FILL_RATE_PERCENT, COMPACT_BYTES));
    }

    private void every(int seconds, Consumer<MVStore> work) {
        long millis = TimeUnit.SECONDS.toMillis(seconds);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        StoreHousekeeping.this.run(work);
                    }
                },
                millis,
                millis);
    }

    private void run(Consumer<MVStore> work) {
        try {
            backend.betweenCommands(work);
        } catch (MVStoreException e) {
            // The next run tries again; a store that cannot be written fails its clients' commands as well.
            LOG.warn("housekeeping of the store failed", e);
        }
    }

    @Override
    public void close() {
        timer.cancel();
    }
}
