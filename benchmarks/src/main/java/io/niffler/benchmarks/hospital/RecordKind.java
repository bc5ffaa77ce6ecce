package io.niffler.benchmarks.hospital;

/** What an image's record says of its acquisition. */
enum RecordKind {
    /** A time that can be used. */
    ACQUIRED,
    /** Computed, not acquired: its Image Type is DERIVED. */
    DERIVED,
    /** No time. */
    MISSING,
    /** A date without a time. */
    PARTIAL,
    /** A date that is none. */
    MALFORMED,
    /** A time in the far future. */
    ABSURD
}
