package io.niffler.jobs.png.folder;

import java.util.Iterator;
import java.util.List;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceSplit;

/**
 * Some files of the list, at least one.
 *
 * @param files in the order of the list
 */
record ListSplit(List<ListedFile> files) implements IteratorSourceSplit<ListedFile, Iterator<ListedFile>> {
    @Override
    public String splitId() {
        return Integer.toString(files.get(0).index);
    }

    @Override
    public Iterator<ListedFile> getIterator() {
        return files.iterator();
    }

    /** What a checkpoint would keep; these jobs take none, the ledger does that. */
    @Override
    public ListSplit getUpdatedSplitForIterator(Iterator<ListedFile> iterator) {
        return this;
    }
}
