package io.niffler.jobs.metadata;

import java.util.Arrays;
import java.util.TreeSet;

/**
 * A set of texts as a sorted array of at most {@link #LIMIT}: the smallest ones stay, so that the result does not
 * depend on the order of additions however many there are.
 */
public final class SmallestValues {
    public static final int LIMIT = 16;

    private SmallestValues() {}

    /** The values with one more; the same array when that changes nothing. Null is not added. */
    public static String[] with(String[] values, String added) {
        if (added == null || Arrays.binarySearch(values, added) >= 0) {
            return values;
        }
        TreeSet<String> all = new TreeSet<>(Arrays.asList(values));
        all.add(added);
        if (all.size() > LIMIT) {
            all.pollLast();
        }
        return all.toArray(new String[0]);
    }

    public static String[] with(String[] values, String[] added) {
        String[] all = values;
        for (String value : added) {
            all = with(all, value);
        }
        return all;
    }
}
