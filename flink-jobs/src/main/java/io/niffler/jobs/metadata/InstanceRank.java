package io.niffler.jobs.metadata;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * The order of a series' instances that decides which one describes the series: the smallest rank does. It depends on
 * nothing but the instance, so any order of arrival ends with the same one.
 */
final class InstanceRank {
    /** An IS value lies in the range of a signed 32 bit integer (PS3.5 6.2); this moves it to zero and up. */
    private static final long SHIFT = 1L << 31;

    private static final long LAST = 9_999_999_999L;

    private InstanceRank() {}

    /**
     * The rank as text that sorts as the rank does.
     *
     * @param instanceNumber Instance Number (0020,0013); absent or out of range sorts last
     */
    static String of(OptionalLong instanceNumber, String sopInstanceUid) {
        long number = instanceNumber.isPresent() && isInRange(instanceNumber.getAsLong())
                ? instanceNumber.getAsLong() + SHIFT
                : LAST;
        return String.format(Locale.ROOT, "%010d:%s", number, sopInstanceUid);
    }

    private static boolean isInRange(long number) {
        return number >= Integer.MIN_VALUE && number <= Integer.MAX_VALUE;
    }
}
