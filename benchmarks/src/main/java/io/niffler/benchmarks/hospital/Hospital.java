package io.niffler.benchmarks.hospital;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.SplittableRandom;

/**
 * Which hospital is simulated. All that it does is a function of this.
 *
 * @param seed of all that is left to chance
 * @param scanners number of them
 * @param days number of them, at most {@link #MAX_DAYS}
 * @param imagesPerSeries 1 for as many images as real series have; less for fewer, at least one each
 * @param reordered per cent of records that come hours or days later than their neighbours
 * @param resent per cent of instances that are sent again
 */
record Hospital(long seed, int scanners, int days, double imagesPerSeries, int reordered, int resent)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** In winter, so that the zone has one offset in all the days, also in those of clocks that are years off. */
    static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 8);

    static final int MAX_DAYS = 45;
    static final ZoneId ZONE = ZoneId.of("America/New_York");
    static final ZoneOffset OFFSET = ZoneOffset.ofHours(-5);

    private static final int USUALLY_REORDERED = 3;
    private static final int USUALLY_RESENT = 3;

    Hospital {
        if (days < 1 || days > MAX_DAYS || scanners < 1) {
            throw new IllegalArgumentException("There must be a scanner, and 1 to " + MAX_DAYS + " days.");
        }
    }

    /** A hospital whose days have about so many records together. */
    static Hospital ofRecords(long seed, int scanners, int days, long records) {
        Hospital least = new Hospital(seed, scanners, days, 0, USUALLY_REORDERED, USUALLY_RESENT);
        return new Hospital(seed, scanners, days, Volume.of(least).scale(records), USUALLY_REORDERED, USUALLY_RESENT);
    }

    /** Chance that is the same whenever it is asked for the same thing. */
    SplittableRandom chance(int scanner, int day, int purpose) {
        long mixed = seed;
        for (int part : new int[] {scanner, day, purpose}) {
            mixed = (mixed ^ part) * 0x9E3779B97F4A7C15L;
            mixed ^= mixed >>> 32;
        }
        return new SplittableRandom(mixed);
    }
}
