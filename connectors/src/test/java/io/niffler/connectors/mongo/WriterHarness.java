package io.niffler.connectors.mongo;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/** A writer with everything around it under control. */
final class WriterHarness implements AutoCloseable {
    final CollectedPoison poison = new CollectedPoison();
    final FakeTime time = new FakeTime();
    final SinkMetrics metrics;
    final MongoUpsertWriter writer;

    WriterHarness(MongoAddress address) {
        this(address, new BatchPolicy(500, 8 << 20, Duration.ofMillis(200)), Duration.ofSeconds(20), List.of());
    }

    WriterHarness(MongoAddress address, BatchPolicy batches, Duration retryTimeout, List<MongoIndex> indexes) {
        metrics = new SinkMetrics(UnregisteredMetricsGroup.createSinkWriterMetricGroup());
        writer = new MongoUpsertWriter(
                address,
                indexes,
                batches,
                new RetryPolicy(Duration.ofMillis(20), Duration.ofMillis(100), retryTimeout),
                poison,
                metrics,
                time);
    }

    void write(MongoWrite... writes) throws IOException {
        for (MongoWrite write : writes) {
            writer.write(write, null);
        }
    }

    /** What a checkpoint does. */
    void checkpoint() throws IOException {
        writer.flush(false);
    }

    @Override
    public void close() {
        writer.close();
    }
}
