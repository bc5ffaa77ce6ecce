package io.niffler.benchmarks.hospital;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceReader;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** The metadata topic of a hospital, in partitions. It goes on for ever, with nothing more to read. */
final class RecordSource implements Source<byte[], RecordSplit, List<RecordSplit>> {
    private static final long serialVersionUID = 1L;

    private final Hospital hospital;
    private final int parts;
    private final String runId;

    RecordSource(Hospital hospital, int parts, String runId) {
        this.hospital = hospital;
        this.parts = parts;
        this.runId = runId;
    }

    RecordIterator open(int part, long position) {
        SharedRun run = SharedRun.of(runId);
        RecordStream records = new RecordStream(hospital, part, parts, days -> run.planned(part, days));
        return new RecordIterator(records, run, part, position);
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SplitEnumerator<RecordSplit, List<RecordSplit>> createEnumerator(
            SplitEnumeratorContext<RecordSplit> context) {
        return restoreEnumerator(
                context,
                IntStream.range(0, parts)
                        .mapToObj(part -> new RecordSplit(this, part, 0))
                        .toList());
    }

    @Override
    public SplitEnumerator<RecordSplit, List<RecordSplit>> restoreEnumerator(
            SplitEnumeratorContext<RecordSplit> context, List<RecordSplit> checkpoint) {
        return new RecordEnumerator(context, checkpoint);
    }

    @Override
    public SourceReader<byte[], RecordSplit> createReader(SourceReaderContext context) {
        return new IteratorSourceReader<>(context);
    }

    @Override
    public SimpleVersionedSerializer<RecordSplit> getSplitSerializer() {
        return new RecordSplitSerializer(new RecordSplitsSerializer(this));
    }

    @Override
    public SimpleVersionedSerializer<List<RecordSplit>> getEnumeratorCheckpointSerializer() {
        return new RecordSplitsSerializer(this);
    }
}
