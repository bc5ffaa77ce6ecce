package io.niffler.dicom.net;

import java.util.OptionalInt;

/**
 * How far a C-MOVE or C-GET has come, as the peer counts it (PS3.7 9.1.4.1). Each number is empty when the response does not hold it,
 * else from 0 to 65535. They are what the peer says, true or not.
 *
 * @param remaining sub-operations still to come; seldom in a final response
 * @param completed instances that were taken without a warning
 * @param failed instances that were not taken
 * @param warning instances that were taken with a warning
 */
public record SubOperations(OptionalInt remaining, OptionalInt completed, OptionalInt failed, OptionalInt warning) {
    /** What a response without counters says. */
    public static final SubOperations NOT_COUNTED =
            new SubOperations(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

    /** Completed, failed and with a warning together: what is behind us. What was not told counts as 0. */
    public int done() {
        return completed.orElse(0) + failed.orElse(0) + warning.orElse(0);
    }

    /** Taken, with or without a warning. What was not told counts as 0. */
    public int taken() {
        return completed.orElse(0) + warning.orElse(0);
    }
}
