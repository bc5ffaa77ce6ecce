package io.niffler.benchmarks.hospital;

import java.time.Duration;

/** What is wrong with a scanner's clock, and what should be suspected of it (docs/scanner-clocks.md). */
enum ClockError {
    RIGHT(Duration.ZERO, null),
    SHOWS_UTC(Duration.ofHours(5), "wrong zone"),
    NOT_PUT_FORWARD(Duration.ofHours(-1), "wrong zone"),
    ZONE_OF_KATHMANDU(Duration.ofMinutes(10 * 60 + 45), "wrong zone"),
    A_DAY_AHEAD(Duration.ofDays(1), "wrong date"),
    TWO_DAYS_BEHIND(Duration.ofDays(-2), "wrong date"),
    TWO_YEARS_BEHIND(Duration.ofDays(-730), "wrong date"),
    /** The date at which its memory lost power. */
    SINCE_2000(Duration.ofDays(-8773), "wrong date"),
    /** By another minute each day. */
    FALLS_BEHIND(Duration.ofMinutes(-37), "drift"),
    AHEAD(Duration.ofMinutes(53), "drift"),
    /** A right clock, of a scanner that sends hours later. */
    SENDS_LATE(Duration.ZERO, "drift"),
    /** No time that it tells is believable. */
    SINCE_1980(Duration.ofDays(-16_000), null);

    private static final int SCANNERS_TO_A_ROUND = 60;
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private final long ahead;
    private final String suspected;

    ClockError(Duration ahead, String suspected) {
        this.ahead = ahead.toMillis();
        this.suspected = suspected;
    }

    /** Most scanners' clocks are right. */
    static ClockError of(int scanner) {
        int place = scanner % SCANNERS_TO_A_ROUND;
        return place < values().length ? values()[place] : RIGHT;
    }

    /** How far the clock is ahead of the right time on a day of the plan, in milliseconds. */
    long aheadOn(int day) {
        return this == FALLS_BEHIND ? ahead - day * MINUTE : ahead;
    }

    /** Whole days by which its dates are later. */
    long daysAhead() {
        return Duration.ofMillis(ahead).toDays();
    }

    /** Whether its times lie after 1990. */
    boolean isBelievable() {
        return this != SINCE_1980;
    }

    /** The text for documents; null when nothing should be suspected. */
    String suspected() {
        return suspected;
    }
}
