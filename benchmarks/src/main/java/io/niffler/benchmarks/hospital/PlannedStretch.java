package io.niffler.benchmarks.hospital;

import java.util.List;

/**
 * What a study does without a break.
 *
 * @param series in the order of their beginnings, which differ
 */
record PlannedStretch(PlannedStudy study, List<PlannedSeries> series) {

    long start() {
        return series.get(0).first();
    }

    /** Series follow each other. */
    long end() {
        return series.get(series.size() - 1).last();
    }

    String description() {
        return series.get(0).description();
    }
}
