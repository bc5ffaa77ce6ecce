package io.niffler.benchmarks.hospital;

import org.apache.flink.api.connector.source.lib.util.IteratorSourceSplit;

/**
 * The records of a part of the scanners, as a partition of the topic.
 *
 * @param position how many of them were read
 */
record RecordSplit(RecordSource source, int part, long position)
        implements IteratorSourceSplit<byte[], RecordIterator> {

    @Override
    public String splitId() {
        return Integer.toString(part);
    }

    @Override
    public RecordIterator getIterator() {
        return source.open(part, position);
    }

    @Override
    public RecordSplit getUpdatedSplitForIterator(RecordIterator iterator) {
        return new RecordSplit(source, part, iterator.position());
    }
}
