package io.niffler.jobs.utilization.clocks;

import java.time.Duration;
import java.util.Optional;

/** What is suspected of a clock whose median shift passes the threshold. The limits are explained in docs/scanner-clocks.md. */
enum ClockFault {
    WRONG_ZONE("wrong zone"),
    WRONG_DATE("wrong date"),
    DRIFT("drift");

    static final int LEAST_STUDIES = 5;

    private static final double MINUTE = 60;
    private static final double QUARTER = 15 * MINUTE;
    private static final double DAY = 24 * 60 * MINUTE;

    /** Beyond this whatever the remainder, which the quantiles' accuracy of 0.1 % tells to half an hour here. */
    private static final double SURELY_DATE = 20 * DAY;

    private static final double DATE_BEFORE = 30 * MINUTE;
    private static final double DATE_AFTER = 90 * MINUTE;
    private static final double SMALLEST_ZONE = 45 * MINUTE;
    private static final double ZONE_BEFORE = 2 * MINUTE;
    private static final double ZONE_AFTER = 5 * MINUTE;
    private static final double STEADY = 30 * MINUTE;

    private final String text;

    ClockFault(String text) {
        this.text = text;
    }

    /** As documents and tables say it. */
    String text() {
        return text;
    }

    /** What is suspected; empty of a clock that is right enough, and of too few studies. */
    static Optional<ClockFault> of(ClockStatistics statistics, Duration threshold) {
        double off = Math.abs(statistics.median());
        if (statistics.studies() < LEAST_STUDIES || off <= threshold.toMillis() / 1e3) {
            return Optional.empty();
        }
        double fastest = statistics.fastest();
        if (off >= SURELY_DATE || isNear(fastest, DAY, DAY, DATE_BEFORE, DATE_AFTER)) {
            return Optional.of(WRONG_DATE);
        }
        boolean canBeZone = off < DAY && statistics.interquartileRange() <= STEADY;
        return canBeZone && isNear(fastest, QUARTER, SMALLEST_ZONE, ZONE_BEFORE, ZONE_AFTER)
                ? Optional.of(WRONG_ZONE)
                : Optional.of(DRIFT);
    }

    /** Whether a shift lies a little before or after a multiple of the unit that is at least so far from zero. */
    private static boolean isNear(double shift, double unit, double least, double before, double after) {
        double multiple = Math.floor((shift + before) / unit) * unit;
        return Math.abs(multiple) >= least && shift - multiple <= after;
    }
}
