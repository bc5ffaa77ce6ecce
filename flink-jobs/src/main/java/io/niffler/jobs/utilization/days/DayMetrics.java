package io.niffler.jobs.utilization.days;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** What the operator of days counts. Names are listed in docs/utilization-job.md. */
final class DayMetrics {
    private final Counter instances;
    private final Counter unchanged;
    private final Counter daysWritten;
    private final Counter lookups;

    DayMetrics(MetricGroup group) {
        instances = group.counter("instances");
        unchanged = group.counter("instancesWithoutChange");
        daysWritten = group.counter("daysWritten");
        lookups = group.counter("daysLookedUp");
    }

    /** An instance came, and told something new or not. */
    void instance(boolean changed) {
        instances.inc();
        if (!changed) {
            unchanged.inc();
        }
    }

    void dayWritten() {
        daysWritten.inc();
    }

    void lookedUp(int days) {
        lookups.inc(days);
    }
}
