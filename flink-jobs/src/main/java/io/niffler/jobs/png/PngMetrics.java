package io.niffler.jobs.png;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;

/** What a task counts; what could not be converted is counted by reason where its dead letter is made. */
final class PngMetrics {
    private final Counter written;
    private final Counter unchanged;
    private final Counter bytes;
    private final Counter samples;
    private final Counter filtered;
    private final Counter withoutPixels;

    PngMetrics(MetricGroup group) {
        written = group.counter("imagesWritten", new SimpleCounter());
        unchanged = group.counter("imagesUnchanged", new SimpleCounter());
        bytes = group.counter("imageBytes", new SimpleCounter());
        samples = group.counter("samplesConverted", new SimpleCounter());
        filtered = group.counter("instancesFiltered", new SimpleCounter());
        withoutPixels = group.counter("instancesWithoutPixels", new SimpleCounter());
    }

    void converted(ConvertedFrame frame) {
        (frame.written() ? written : unchanged).inc();
        bytes.inc(frame.written() ? frame.bytes() : 0);
        samples.inc((long) frame.rows() * frame.columns() * frame.mapping().samplesPerPixel());
    }

    void filtered() {
        filtered.inc();
    }

    void withoutPixels() {
        withoutPixels.inc();
    }
}
