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
    private int failuresInARow;
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

    /** Something came: the PACS can send, and what it sends can be taken. */
    synchronized void worked() {
        failuresInARow = 0;
    }

    /**
     * The PACS, or where it is to send to, is busy or away, or seems to be. Nobody asks it for a while: the more attempts in a row came to
     * nothing, the longer, so that an outage does not use up the attempts of many studies.
     *
     * @param surely whether it says so itself; otherwise it is not believed before as many attempts failed as there are associations
     */
    synchronized void failed(FlowLimits limits, boolean surely) {
        failuresInARow++;
        int rounds = failuresInARow / limits.parallel();
        if (surely || rounds > 0) {
            hold(limits.pauseAfter(Math.max(1, rounds)));
        }
    }

    private void hold(Duration pause) {
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
