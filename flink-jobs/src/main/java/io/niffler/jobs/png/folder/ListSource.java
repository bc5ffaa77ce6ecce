package io.niffler.jobs.png.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceReader;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** The files of a list as a bounded source that gives work to the tasks that have time for it. */
final class ListSource implements Source<ListedFile, ListSplit, Integer> {
    private static final long serialVersionUID = 1L;

    private final RunFolder folder;
    private final int files;
    private final boolean all;

    private ListSource(RunFolder folder, int files, boolean all) {
        this.folder = folder;
        this.files = files;
        this.all = all;
    }

    /** All files of the list, {@code files} of them. */
    static ListSource all(RunFolder folder, int files) {
        return new ListSource(folder, files, true);
    }

    /** The files of the list that are not in the ledger when the job starts. */
    static ListSource undone(RunFolder folder, int files) {
        return new ListSource(folder, files, false);
    }

    Path list() {
        return folder.list();
    }

    int files() {
        return files;
    }

    Ledger.Position position() throws IOException {
        return all ? new Ledger.Position() : Ledger.position(folder);
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SplitEnumerator<ListSplit, Integer> createEnumerator(SplitEnumeratorContext<ListSplit> context) {
        return new ListEnumerator(context, this);
    }

    @Override
    public SplitEnumerator<ListSplit, Integer> restoreEnumerator(
            SplitEnumeratorContext<ListSplit> context, Integer checkpoint) {
        return createEnumerator(context);
    }

    @Override
    public SourceReader<ListedFile, ListSplit> createReader(SourceReaderContext context) {
        return new IteratorSourceReader<ListedFile, Iterator<ListedFile>, ListSplit>(context);
    }

    @Override
    public SimpleVersionedSerializer<ListSplit> getSplitSerializer() {
        return new ListSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<Integer> getEnumeratorCheckpointSerializer() {
        return new SimpleVersionedSerializer<>() {
            @Override
            public int getVersion() {
                return 1;
            }

            @Override
            public byte[] serialize(Integer left) throws IOException {
                DataOutputSerializer out = new DataOutputSerializer(Integer.BYTES);
                out.writeInt(left);
                return out.getCopyOfBuffer();
            }

            @Override
            public Integer deserialize(int version, byte[] serialized) throws IOException {
                return new DataInputDeserializer(serialized).readInt();
            }
        };
    }
}
