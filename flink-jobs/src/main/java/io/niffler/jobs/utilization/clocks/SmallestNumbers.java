package io.niffler.jobs.utilization.clocks;

import java.util.Arrays;

/**
 * A set of numbers as a sorted array of at most {@link #LIMIT}: the smallest ones stay, so that the result does not
 * depend on the order of additions however many there are.
 */
final class SmallestNumbers {
    static final int LIMIT = 1_000;

    private SmallestNumbers() {}

    /** The numbers with one more; the same array when that changes nothing. */
    static long[] with(long[] numbers, long added) {
        int place = -Arrays.binarySearch(numbers, added) - 1;
        if (place < 0 || place == LIMIT) {
            return numbers;
        }
        long[] all = new long[Math.min(LIMIT, numbers.length + 1)];
        System.arraycopy(numbers, 0, all, 0, place);
        all[place] = added;
        System.arraycopy(numbers, place, all, place + 1, all.length - place - 1);
        return all;
    }

    static long[] with(long[] numbers, long[] added) {
        long[] all = numbers;
        for (long number : added) {
            all = with(all, number);
        }
        return all;
    }
}
