package io.niffler.jobs.metadata;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/** What the series operator counts. Names are listed in docs/metadata-job.md. */
final class SeriesMetrics {
    private static final int WINDOW = 1_000;

    private final Counter instances;
    private final Counter duplicates;
    private final Counter conflicts;
    private final Counter lookups;
    private final Histogram parseMicros;
    private final Histogram receiptToWriteMillis;

    SeriesMetrics(MetricGroup group) {
        instances = group.counter("instances");
        duplicates = group.counter("duplicates");
        conflicts = group.counter("conflicts");
        lookups = group.counter("seriesLookedUp");
        parseMicros = group.histogram("parseMicros", new DescriptiveStatisticsHistogram(WINDOW));
        receiptToWriteMillis = group.histogram("receiptToWriteMillis", new DescriptiveStatisticsHistogram(WINDOW));
    }

    void parsed(InstanceHeader instance) {
        parseMicros.update(instance.parseMicros);
    }

    /** An instance seen for the first time. */
    void accepted() {
        instances.inc();
    }

    /** The same instance with the same content again. */
    void duplicate() {
        duplicates.inc();
    }

    /** An instance that contradicts a known one. */
    void conflict() {
        conflicts.inc();
    }

    /** A stored document was merged into the state. */
    void lookedUp() {
        lookups.inc();
    }

    /** A series' documents go to the sink, this long after the receipt of the oldest instance that is new in them. */
    void written(long millis) {
        receiptToWriteMillis.update(millis);
    }
}
