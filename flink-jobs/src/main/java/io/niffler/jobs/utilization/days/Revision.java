package io.niffler.jobs.utilization.days;

import io.niffler.jobs.acquisition.InstanceFacts;
import io.niffler.jobs.utilization.exams.SeriesPart;
import io.niffler.jobs.utilization.exams.StudyPart;
import java.math.BigInteger;
import java.util.Collection;

/**
 * Measures how much is known, so that who knows more has the greater revision. Knowledge only ever grows in one of these
 * ways: a part or series is added, a first time becomes earlier or a last one later, the instance that gives the texts
 * or leads a series becomes a smaller one. Each of them makes one of the positive numbers summed here larger, and none
 * makes any smaller. So of two states of which one includes the other that one has the greater revision, equal revisions
 * among them mean equal states, and a stale document can be told by comparing one field.
 *
 * <p>The text is of fixed length: its order is that of the numbers.
 */
final class Revision {
    private static final int TIME_BITS = 50;
    private static final long MAX_TIME = (1L << TIME_BITS) - 1;
    private static final int TIME_BYTES = 7;
    private static final int UID_CHARACTERS = 64;

    /** Numbers of 312 bits, fewer than 2^20 of them. */
    private static final int SUM_DIGITS = 84;

    private static final int DROPPED_DIGITS = 12;
    private static final long NO_NUMBER_RANK = 1L << 32;

    private BigInteger sum = BigInteger.ZERO;
    private long dropped;

    /** The revision of some parts. */
    static Revision of(Collection<StudyPart> parts, long dropped) {
        Revision revision = new Revision();
        revision.dropped = dropped;
        parts.forEach(revision::add);
        return revision;
    }

    /** Adds the knowledge of another part. */
    void add(StudyPart part) {
        long times = within(part.last, 0, MAX_TIME);
        for (SeriesPart series : part.series) {
            times += 1 + within(series.last, 0, MAX_TIME);
            sum = sum.add(smallness(series.first, series.firstSop)).add(smallness(rank(series), series.leadSop));
        }
        sum = sum.add(smallness(part.first, "")).add(BigInteger.valueOf(times));
    }

    /** Adds the knowledge that went into another revision. */
    void add(Revision other) {
        sum = sum.add(other.sum);
    }

    private static long rank(SeriesPart series) {
        return series.leadNumber == InstanceFacts.NO_NUMBER
                ? NO_NUMBER_RANK
                : within(series.leadNumber - Integer.MIN_VALUE, 0, NO_NUMBER_RANK - 1);
    }

    /** Greater when the number, or the UID of the same number, is smaller. */
    private static BigInteger smallness(long number, String uid) {
        byte[] bytes = new byte[TIME_BYTES + UID_CHARACTERS / 2];
        long left = MAX_TIME - within(number, 0, MAX_TIME);
        for (int i = TIME_BYTES - 1; i >= 0; i--) {
            bytes[i] = (byte) left;
            left >>>= Byte.SIZE;
        }
        for (int i = 0; i < UID_CHARACTERS; i += 2) {
            bytes[TIME_BYTES + i / 2] = (byte) (digit(uid, i) << 4 | digit(uid, i + 1));
        }
        return new BigInteger(1, bytes);
    }

    private static long within(long value, long smallest, long largest) {
        return Math.max(smallest, Math.min(largest, value));
    }

    /** In the order opposite to that of the characters of UIDs, of which a dot is the first, behind the UID's end. */
    private static int digit(String uid, int index) {
        if (index >= uid.length()) {
            return 15;
        }
        char c = uid.charAt(index);
        return c == '.' ? 14 : 13 - (int) within(c - '0', 0, 9);
    }

    /** Text of which the smaller is always that of less knowledge. */
    @Override
    public String toString() {
        String digits = sum.toString(16);
        return String.format("%0" + DROPPED_DIGITS + "x", dropped) + "0".repeat(SUM_DIGITS - digits.length()) + digits;
    }
}
