package io.niffler.jobs.utilization.exams;

/**
 * The gaps between consecutive busy times of a scanner day.
 *
 * @param count number of gaps
 * @param meanMillis mean, milliseconds; 0 without gaps
 * @param medianMillis median, the mean of the middle two of an even number, milliseconds; 0 without gaps
 * @param longestMillis longest, milliseconds; 0 without gaps
 */
public record Turnaround(int count, double meanMillis, double medianMillis, long longestMillis) {
    static final Turnaround NONE = new Turnaround(0, 0, 0, 0);
}
