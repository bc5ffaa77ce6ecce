package io.niffler.jobs.png.folder;

import java.io.IOException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Adds up what the tasks have counted and writes the file of columns at the end. For one task. */
final class ColumnSink implements Sink<ColumnCount> {
    private static final long serialVersionUID = 1L;

    private final RunFolder folder;

    ColumnSink(RunFolder folder) {
        this.folder = folder;
    }

    @Override
    public SinkWriter<ColumnCount> createWriter(WriterInitContext context) {
        ColumnTally tally = new ColumnTally();
        return new SinkWriter<>() {
            @Override
            public void write(ColumnCount count, Context ignored) {
                tally.add(count.name, count.filled);
            }

            @Override
            public void flush(boolean endOfInput) throws IOException {
                if (endOfInput) {
                    tally.write(folder.temporary().resolve("columns"), folder.columns());
                }
            }

            @Override
            public void close() {
                // What is not complete is not written.
            }
        };
    }

    /** Not called by the versions of Flink that know {@link WriterInitContext}. */
    @Override
    @Deprecated
    public SinkWriter<ColumnCount> createWriter(InitContext context) {
        throw new UnsupportedOperationException("This sink needs Flink 1.19 or newer.");
    }
}
