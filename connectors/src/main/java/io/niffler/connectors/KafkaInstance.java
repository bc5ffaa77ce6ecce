package io.niffler.connectors;

import io.niffler.events.BlobMissingException;
import io.niffler.events.BlobStore;
import io.niffler.events.InstanceReceived;
import io.niffler.events.SourcePosition;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.flink.util.function.SupplierWithException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/** A {@link SourceRecord} over a consumed record; closes what it has opened. */
final class KafkaInstance implements SourceRecord, AutoCloseable {
    private static final byte[] EMPTY = {};

    private final ConsumerRecord<byte[], byte[]> record;
    private final boolean inline;
    private final InstanceReceived receipt;
    private final SupplierWithException<BlobStore, IOException> blobs;
    private InputStream opened;

    KafkaInstance(
            ConsumerRecord<byte[], byte[]> record,
            boolean inline,
            InstanceReceived receipt,
            SupplierWithException<BlobStore, IOException> blobs) {
        this.record = record;
        this.inline = inline;
        this.receipt = receipt;
        this.blobs = blobs;
    }

    @Override
    public SourcePosition position() {
        return new SourcePosition(record.topic(), record.partition(), record.offset());
    }

    @Override
    public Headers headers() {
        return record.headers();
    }

    @Override
    public byte[] value() {
        return inline ? record.value() : EMPTY;
    }

    @Override
    public boolean isInline() {
        return inline;
    }

    @Override
    public InputStream open() throws IOException {
        if (inline) {
            return new ByteArrayInputStream(record.value());
        }
        close();
        try {
            opened = new BlobStream(blobs.get().open(receipt.dataRef()));
        } catch (BlobMissingException e) {
            throw e;
        } catch (IOException e) {
            throw new BlobReadException(e);
        }
        return opened;
    }

    @Override
    public void close() throws IOException {
        if (opened != null) {
            opened.close();
            opened = null;
        }
    }

    /** Tells failures of the store from those of the data set. */
    private static final class BlobStream extends FilterInputStream {
        BlobStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            try {
                return in.read();
            } catch (IOException e) {
                throw new BlobReadException(e);
            }
        }

        @Override
        public int read(byte[] b, int off, int len) throws IOException {
            try {
                return in.read(b, off, len);
            } catch (IOException e) {
                throw new BlobReadException(e);
            }
        }

        @Override
        public long skip(long n) throws IOException {
            try {
                return in.skip(n);
            } catch (IOException e) {
                throw new BlobReadException(e);
            }
        }
    }
}
