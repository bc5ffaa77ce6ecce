package io.niffler.jobs.png.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;

/**
 * Hands out the files of the list that are not done yet, some at a time to the task that asks: a task that is held up by a
 * large file gets fewer of the others. Towards the end the portions grow smaller, so that all tasks end together.
 */
final class ListEnumerator implements SplitEnumerator<ListSplit, Integer> {
    /** Files handed out together at most. */
    static final int MAX_FILES = 64;

    /** A portion is closed when its files have this many bytes. */
    static final long MAX_BYTES = 32L << 20;

    private static final int PORTIONS_LEFT = 4;

    private final SplitEnumeratorContext<ListSplit> context;
    private final ListSource source;
    private final Deque<ListSplit> returned = new ArrayDeque<>();
    private FileList.Reader reader;
    private Ledger.Position position;
    private int left;

    ListEnumerator(SplitEnumeratorContext<ListSplit> context, ListSource source) {
        this.context = context;
        this.source = source;
    }

    @Override
    public void start() {
        try {
            position = source.position();
            reader = new FileList.Reader(source.list());
        } catch (IOException e) {
            throw new UncheckedIOException("the list of files cannot be read", e);
        }
        left = source.files() - position.entries();
    }

    @Override
    public void handleSplitRequest(int task, String host) {
        ListSplit split = returned.isEmpty() ? nextSplit() : returned.poll();
        if (split == null) {
            context.signalNoMoreSplits(task);
        } else {
            context.assignSplit(split, task);
        }
    }

    private ListSplit nextSplit() {
        int most = Math.max(1, Math.min(MAX_FILES, left / (PORTIONS_LEFT * context.currentParallelism())));
        List<ListedFile> files = new ArrayList<>(most);
        long bytes = 0;
        try {
            while (files.size() < most && bytes < MAX_BYTES) {
                ListedFile file = reader.next();
                if (file == null) {
                    break;
                }
                if (!position.isDone(file.index)) {
                    files.add(file);
                    bytes += file.size;
                    left--;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the list of files cannot be read", e);
        }
        return files.isEmpty() ? null : new ListSplit(files);
    }

    @Override
    public void addSplitsBack(List<ListSplit> splits, int task) {
        returned.addAll(splits);
    }

    @Override
    public void addReader(int task) {
        // Readers ask by themselves.
    }

    /** These jobs take no checkpoints. */
    @Override
    public Integer snapshotState(long checkpointId) {
        return left;
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
        }
    }
}
