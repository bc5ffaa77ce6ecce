package io.niffler.gateway.extraction.flow;

import io.niffler.dicom.net.QueryRetrieveScu;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Cancels retrievals that make no progress (C-CANCEL, PS3.4 C.4.2.3). One thread looks after all of them. */
final class StallWatch implements AutoCloseable {
    private static final long LONGEST_LOOK_MILLIS = 1_000;
    private static final long LOOKS = 20;

    private final Duration timeout;
    private final Set<WatchedRetrieval> retrievals = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "extract-stalls");
        thread.setDaemon(true);
        return thread;
    });

    /** @param timeout after how long without progress a retrieval is cancelled */
    StallWatch(Duration timeout) {
        this.timeout = timeout;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // It ends with the timer.
    void start() {
        long pause = Math.max(1, Math.min(LONGEST_LOOK_MILLIS, timeout.toMillis() / LOOKS));
        timer.scheduleWithFixedDelay(
                () -> retrievals.forEach(WatchedRetrieval::look), pause, pause, TimeUnit.MILLISECONDS);
    }

    /**
     * Looks after a retrieval until that is closed.
     *
     * @param arrived a number that grows when an instance of it has come: not all archives tell of progress
     */
    WatchedRetrieval begin(QueryRetrieveScu pacs, LongSupplier arrived) {
        WatchedRetrieval retrieval = new WatchedRetrieval(this, pacs, arrived);
        retrievals.add(retrieval);
        return retrieval;
    }

    Duration timeout() {
        return timeout;
    }

    void ended(WatchedRetrieval retrieval) {
        retrievals.remove(retrieval);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
