package io.niffler.gateway.extraction.flow;

import java.time.Duration;

/**
 * Why nothing new is asked at the moment.
 *
 * @param left until it may go on, as far as that is known, else zero
 * @param why of {@link Cause#PACS}, in words
 */
public record Waiting(Cause cause, Duration left, String why) {
    /** What is waited for. */
    public enum Cause {
        /** Nothing: requests are made. */
        NOTHING,
        /** The end: nothing new begins any more. */
        STOPPED,
        /** Somebody has to say that it goes on. */
        PAUSED,
        /** The night. */
        NIGHT,
        /** The PACS is busy or away. */
        PACS
    }

    /** Of a cause that needs no more words. */
    public static Waiting of(Cause cause) {
        return new Waiting(cause, Duration.ZERO, "");
    }
}
