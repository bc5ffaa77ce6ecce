package io.niffler.benchmarks.hospital;

import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** One split as bytes. */
record RecordSplitSerializer(RecordSplitsSerializer splits) implements SimpleVersionedSerializer<RecordSplit> {

    @Override
    public int getVersion() {
        return splits.getVersion();
    }

    @Override
    public byte[] serialize(RecordSplit split) {
        return splits.serialize(List.of(split));
    }

    @Override
    public RecordSplit deserialize(int version, byte[] serialized) {
        return splits.deserialize(version, serialized).get(0);
    }
}
