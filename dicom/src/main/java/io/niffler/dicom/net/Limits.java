package io.niffler.dicom.net;

import java.time.Duration;

/** Checks of configured numbers that name the value and the remedy. */
final class Limits {
    private static final Duration LONGEST = Duration.ofDays(1);

    private Limits() {}

    static int inRange(String what, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    "The " + what + " is " + value + ": choose a number from " + min + " to " + max + ".");
        }
        return value;
    }

    static Duration timeout(String what, Duration value) {
        if (value.toMillis() < 1 || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "The " + what + " is " + value + ": choose a duration from 1 millisecond to 1 day.");
        }
        return value;
    }

    static long dataSetLength(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("The maximum data set length is " + bytes + ": choose 1 or more bytes.");
        }
        return bytes;
    }
}
