package io.niffler.gateway.extraction.flow;

import io.niffler.gateway.extraction.request.NightWindow;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Says when the PACS may be asked: within the night window, while nobody has paused the run, not while the PACS is said to be busy or
 * away, and not more often than is allowed. What is under way is not touched. For many threads.
 */
public final class Gate {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Optional<NightWindow> night;
    private final Clock clock;
    private final long spacing;
    private boolean paused;
    private boolean stopped;
    private long heldUntil = System.nanoTime();
    private long nextRequest = System.nanoTime();
    private String heldBecause = "";

    /**
     * A gate that is open.
     *
     * @param clock its zone is that of the night
     * @param perMinute how many may pass in a minute, at even intervals; 0 for any number
     */
    public Gate(Optional<NightWindow> night, Clock clock, int perMinute) {
        this.night = night;
        this.clock = clock;
        this.spacing = perMinute == 0 ? 0 : Duration.ofMinutes(1).toNanos() / perMinute;
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

    /** Whether it is paused, also when something else keeps it closed. */
    public synchronized boolean isPaused() {
        return paused;
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
    synchronized void hold(Duration pause, String why) {
        long until = System.nanoTime() + pause.toNanos();
        if (until - heldUntil > 0) {
            heldUntil = until;
            heldBecause = why;
        }
    }

    /** Why nothing may pass, if so. */
    public synchronized Waiting waiting() {
        long held = heldUntil - System.nanoTime();
        if (stopped) {
            return Waiting.of(Waiting.Cause.STOPPED);
        }
        if (paused) {
            return Waiting.of(Waiting.Cause.PAUSED);
        }
        if (night.isPresent()) {
            ZonedDateTime now = ZonedDateTime.now(clock);
            if (!night.get().isOpen(now)) {
                Duration left = Duration.between(now, night.get().nextChange(now));
                return new Waiting(Waiting.Cause.NIGHT, left, "");
            }
        }
        return held > 0
                ? new Waiting(Waiting.Cause.PACS, Duration.ofNanos(held), heldBecause)
                : Waiting.of(Waiting.Cause.NOTHING);
    }

    /**
     * Waits until the PACS may be asked.
     *
     * @return false when nothing is to begin any more
     */
    synchronized boolean pass() throws InterruptedException {
        while (!stopped) {
            Waiting waiting = waiting();
            long spaced = nextRequest - System.nanoTime();
            if (waiting.cause() == Waiting.Cause.NOTHING && spaced <= 0) {
                // What was not used before is no credit: requests never come in a burst
                nextRequest = System.nanoTime() + spacing;
                return true;
            }
            // The clock on the wall may be set: it is looked at again and again
            long pause = waiting.cause() == Waiting.Cause.NOTHING
                    ? spaced
                    : waiting.left().isZero()
                            ? LOOK_AGAIN.toNanos()
                            : waiting.left().toNanos();
            wait(Math.max(1, Math.min(pause, LOOK_AGAIN.toNanos()) / NANOS_PER_MILLI));
        }
        return false;
    }
}
