package io.niffler.benchmarks.hospital;

import io.niffler.connectors.mongo.MongoWrite;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Writes to the {@link DocumentStore} of a run. */
record StoreSink(String runId) implements Sink<MongoWrite> {

    @Override
    public SinkWriter<MongoWrite> createWriter(WriterInitContext context) {
        return new Writer(SharedRun.of(runId).documents());
    }

    /** Not called by the versions of Flink that know {@link WriterInitContext}. */
    @Override
    @Deprecated
    public SinkWriter<MongoWrite> createWriter(InitContext context) {
        throw new UnsupportedOperationException("This sink needs Flink 1.19 or newer.");
    }

    private record Writer(DocumentStore documents) implements SinkWriter<MongoWrite> {
        @Override
        public void write(MongoWrite write, Context context) {
            documents.apply(write);
        }

        @Override
        public void flush(boolean endOfInput) {
            // Nothing waits here.
        }

        @Override
        public void close() {
            // The store outlives the job.
        }
    }
}
