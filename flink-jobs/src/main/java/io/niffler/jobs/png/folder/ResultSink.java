package io.niffler.jobs.png.folder;

import java.io.IOException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Adds the rows of converted files to the two tables and the files to the ledger. For one task. */
final class ResultSink implements Sink<ConvertedFile> {
    private static final long serialVersionUID = 1L;

    private final FolderOptions options;

    ResultSink(FolderOptions options) {
        this.options = options;
    }

    @Override
    public SinkWriter<ConvertedFile> createWriter(WriterInitContext context) throws IOException {
        return new ResultWriter(options);
    }

    /** Not called by the versions of Flink that know {@link WriterInitContext}. */
    @Override
    @Deprecated
    public SinkWriter<ConvertedFile> createWriter(InitContext context) {
        throw new UnsupportedOperationException("This sink needs Flink 1.19 or newer.");
    }
}
