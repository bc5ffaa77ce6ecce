package io.niffler.jobs.png.folder;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** A split as bytes. */
final class ListSplitSerializer implements SimpleVersionedSerializer<ListSplit> {
    @Override
    public int getVersion() {
        return 1;
    }

    @Override
    public byte[] serialize(ListSplit split) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(split.files().size());
        for (ListedFile file : split.files()) {
            out.writeInt(file.index);
            byte[] line = file.line().getBytes(StandardCharsets.UTF_8);
            out.writeInt(line.length);
            out.write(line);
        }
        return bytes.toByteArray();
    }

    @Override
    public ListSplit deserialize(int version, byte[] serialized) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized));
        int count = in.readInt();
        List<ListedFile> files = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int index = in.readInt();
            String line = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
            files.add(ListedFile.parse(index, line));
        }
        return new ListSplit(files);
    }
}
