package io.niffler.benchmarks.hospital;

import java.time.Duration;
import java.time.ZoneOffset;

/** How scanners write when an image was acquired. */
enum TimeStyle {
    /** Acquisition DateTime. */
    DATE_TIME,
    /** Acquisition Date and Time. */
    PAIR,
    /** With dots and colons, as before 1993. */
    OLD_PAIR,
    /** Without seconds. */
    MINUTES,
    /** Series Date and Time alone. */
    SERIES_ONLY,
    /** Series Date and Time count, and the acquisition's mislead. */
    SERIES_FIRST,
    /** An Acquisition DateTime that is absurd, beside a pair that is right. */
    ABSURD_DATE_TIME,
    /** Acquisition DateTime with an offset from UTC. */
    DATE_TIME_WITH_OFFSET,
    /** A pair, and Timezone Offset From UTC. */
    PAIR_WITH_OFFSET;

    private static final ZoneOffset OTHER_OFFSET = ZoneOffset.ofHours(-6);

    static TimeStyle of(int scanner) {
        return values()[scanner % values().length];
    }

    /** The unit of its times in milliseconds. */
    long unit() {
        return switch (this) {
            case MINUTES -> Duration.ofMinutes(1).toMillis();
            case OLD_PAIR -> Duration.ofSeconds(1).toMillis();
            default -> 1;
        };
    }

    /** Whether all images of a series have one time. */
    boolean isOfSeries() {
        return this == SERIES_ONLY || this == SERIES_FIRST;
    }

    /** The zone that its times are in, if the clock is right. */
    ZoneOffset offset() {
        return this == DATE_TIME_WITH_OFFSET || this == PAIR_WITH_OFFSET ? OTHER_OFFSET : Hospital.OFFSET;
    }
}
