package io.niffler.benchmarks.hospital;

/**
 * A record of the metadata topic.
 *
 * @param instance number of the image in its series
 * @param acquiredAt local time that the scanner's clock showed, milliseconds
 * @param retrospective whether it was fetched from an archive
 * @param receivedAt by the gateway, milliseconds since 1970
 * @param deliveredAt its place in the topic: records are in this order
 */
record PlannedRecord(
        PlannedSeries series,
        int instance,
        long acquiredAt,
        RecordKind kind,
        boolean retrospective,
        long receivedAt,
        long deliveredAt) {

    String sopInstanceUid() {
        return series.uid() + '.' + instance;
    }

    Scanner scanner() {
        return series.study().scanner();
    }

    /** What its attributes come to, for {@code docs/utilization.md}: also that of a clock that nobody can believe. */
    RecordKind effectiveKind() {
        return kind == RecordKind.ACQUIRED && !scanner().clock().isBelievable() ? RecordKind.ABSURD : kind;
    }
}
