package io.niffler.benchmarks.hospital;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;

/** Gives each task that asks a part, and never says that there will be no more. */
final class RecordEnumerator implements SplitEnumerator<RecordSplit, List<RecordSplit>> {
    private final SplitEnumeratorContext<RecordSplit> context;
    private final Queue<RecordSplit> left;

    RecordEnumerator(SplitEnumeratorContext<RecordSplit> context, Collection<RecordSplit> left) {
        this.context = context;
        this.left = new ArrayDeque<>(left);
    }

    @Override
    public void start() {
        // Readers ask by themselves.
    }

    @Override
    public void handleSplitRequest(int task, String host) {
        if (!left.isEmpty()) {
            context.assignSplit(left.remove(), task);
        }
    }

    @Override
    public void addSplitsBack(List<RecordSplit> splits, int task) {
        left.addAll(splits);
    }

    @Override
    public void addReader(int task) {
        // Readers ask by themselves.
    }

    @Override
    public List<RecordSplit> snapshotState(long checkpointId) {
        return List.copyOf(left);
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
