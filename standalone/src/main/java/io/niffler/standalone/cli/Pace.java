package io.niffler.standalone.cli;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How fast rows end and bytes come, by the last minutes of work. Time that was spent waiting is not told to it. Not thread-safe. */
final class Pace {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long RATE_WINDOW = Duration.ofSeconds(30).toNanos();
    private static final long LEFT_WINDOW = Duration.ofMinutes(10).toNanos();
    private static final long LEAST_WORK = Duration.ofSeconds(10).toNanos();
    private static final int LEAST_ROWS = 10;
    private static final double BYTES_PER_MB = 1e6;

    private final Deque<Sample> samples = new ArrayDeque<>();
    private Sample now = new Sample(0, 0, 0);

    private record Sample(long worked, long rows, long bytes) {}

    Pace() {
        samples.add(now);
    }

    /** So much was done: rows and bytes, in so many more nanoseconds of work. */
    void worked(long nanos, long rows, long bytes) {
        now = new Sample(now.worked + nanos, now.rows + rows, now.bytes + bytes);
        if (now.worked - samples.getLast().worked >= SECOND) {
            samples.add(now);
        }
        while (now.worked - samples.getFirst().worked > LEFT_WINDOW) {
            samples.removeFirst();
        }
    }

    /** Millions of bytes in a second, in the last half minute; empty at first. */
    Optional<Double> megabytesPerSecond() {
        Sample since = samples.getFirst();
        for (Sample sample : samples) {
            if (now.worked - sample.worked <= RATE_WINDOW) {
                since = sample;
                break;
            }
        }
        long nanos = now.worked - since.worked;
        return nanos < SECOND
                ? Optional.empty()
                : Optional.of((now.bytes - since.bytes) / BYTES_PER_MB / ((double) nanos / SECOND));
    }

    /**
     * How long the rest takes when its rows take as long as those of the last ten minutes of work. Empty before ten rows have ended in
     * ten seconds or more, and when none has ended for ten minutes.
     */
    Optional<Duration> left(long rows) {
        Sample since = samples.getFirst();
        long ended = now.rows - since.rows;
        if (now.worked < LEAST_WORK || now.rows < LEAST_ROWS || ended == 0) {
            return Optional.empty();
        }
        double nanos = (double) (now.worked - since.worked) / ended * rows;
        return Optional.of(Duration.ofSeconds(Math.round(nanos / SECOND)));
    }
}
