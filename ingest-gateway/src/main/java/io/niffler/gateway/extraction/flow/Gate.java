package io.niffler.gateway.extraction.flow;

import io.niffler.gateway.extraction.request.NightWindow;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Says when the PACS may be asked: within the night window, while nobody has paused the run, and not while the PACS is said to be busy or
 * away. What is under way is not touched. For many threads.
 */
public final class Gate {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Optional<NightWindow> night;
    private final Clock clock;
    private boolean paused;
    private boolean stopped;
    private long heldUntil = System.nanoTime();

    /** @param clock its zone is that of the night */
    public Gate(Optional<NightWindow> night, Clock clock) {
        this.night = night;
        this.clock = clock;
    }

    /** Lets nothing new begin until {@link #resume()}. */
    public synchronized void pause() {
        paused = true;
    }

    /** Ends a {@link #pause()}. */
    public synchronized void resume() {
        paused = false;
        notifyAll();
    }

    /** Lets nothing new begin any more. */
    public synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    public synchronized boolean isStopped() {
        return stopped;
    }

    /** The PACS is busy or away: nobody asks it for a while. */
    synchronized void hold(Duration pause) {
        long until = System.nanoTime() + pause.toNanos();
        if (until - heldUntil > 0) {
            heldUntil = until;
        }
    }

    /**
     * Waits until the PACS may be asked.
     *
     * @return false when nothing is to begin any more
     */
    synchronized boolean pass() throws InterruptedException {
        while (!stopped) {
            long held = (heldUntil - System.nanoTime()) / 1_000_000;
            if (!paused && held <= 0 && isNight()) {
                return true;
            }
            // The clock on the wall may be set: it is looked at again and again.
            wait(Math.max(1, Math.min(held <= 0 ? Long.MAX_VALUE : held, LOOK_AGAIN.toMillis())));
        }
        return false;
    }

    private boolean isNight() {
        return night.isEmpty() || night.get().isOpen(ZonedDateTime.now(clock));
    }
}
