package io.niffler.jobs.acquisition;

/** Why an instance has no time of acquisition. */
public enum TimeProblem {
    /** It has one. */
    NONE,
    /** No attribute that could tell has a value. */
    MISSING,
    /** A date without a time, a time without a date, or a time of less than hour and minute. */
    PARTIAL,
    /** A value that is no date or time (PS3.5 6.2, DA, TM and DT). */
    MALFORMED,
    /** Before 1990, or more than 48 hours after the receipt. */
    ABSURD
}
