package io.niffler.standalone.cli;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does something again and again while work goes on. */
final class Watch implements AutoCloseable {
    private static final long END_SECONDS = 5;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "watch");
        thread.setDaemon(true);
        return thread;
    });

    private Watch() {}

    @SuppressWarnings("FutureReturnValueIgnored") // An exception ends it, and nothing but the display is lost.
    static Watch every(Duration pause, Runnable look) {
        Watch watch = new Watch();
        watch.timer.scheduleWithFixedDelay(look, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    /** Returns when it looks no more. */
    @Override
    public void close() {
        timer.shutdownNow();
        try {
            timer.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
