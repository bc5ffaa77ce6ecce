package io.niffler.benchmarks.hospital;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Splits as bytes: the part and the position of each. */
record RecordSplitsSerializer(RecordSource source) implements SimpleVersionedSerializer<List<RecordSplit>> {
    private static final int LENGTH = Integer.BYTES + Long.BYTES;

    @Override
    public int getVersion() {
        return 1;
    }

    @Override
    public byte[] serialize(List<RecordSplit> splits) {
        ByteBuffer bytes = ByteBuffer.allocate(splits.size() * LENGTH);
        splits.forEach(split -> bytes.putInt(split.part()).putLong(split.position()));
        return bytes.array();
    }

    @Override
    public List<RecordSplit> deserialize(int version, byte[] serialized) {
        ByteBuffer bytes = ByteBuffer.wrap(serialized);
        List<RecordSplit> splits = new ArrayList<>();
        while (bytes.hasRemaining()) {
            splits.add(new RecordSplit(source, bytes.getInt(), bytes.getLong()));
        }
        return splits;
    }
}
