package io.niffler.connectors.mongo;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/** The sink's metrics. */
final class SinkMetrics {
    private static final int HISTOGRAM_WINDOW = 1000;

    final Counter sent;
    final Counter writes;
    final Counter stale;
    final Counter retries;
    final Counter poison;
    final Histogram flushMillis;

    SinkMetrics(SinkWriterMetricGroup group) {
        sent = group.getNumRecordsSendCounter();
        writes = group.counter("mongoWrites");
        stale = group.counter("mongoStaleWrites");
        retries = group.counter("mongoRetries");
        poison = group.counter("mongoPoisonWrites");
        flushMillis = group.histogram("mongoFlushMillis", new DescriptiveStatisticsHistogram(HISTOGRAM_WINDOW));
    }

    /** Writes that the database has taken, no-ops by value included. */
    void written(int count) {
        writes.inc(count);
        sent.inc(count);
    }

    /** Guarded writes that found something better stored. */
    void stale(int count) {
        stale.inc(count);
    }

    void poison() {
        poison.inc();
    }

    void flushed(long millis) {
        flushMillis.update(millis);
    }
}
