package io.niffler.connectors;

import io.niffler.events.BadRecordException;
import io.niffler.events.BlobMissingException;
import io.niffler.events.BlobStore;
import io.niffler.events.DeadLetter;
import io.niffler.events.DeadLetterReason;
import io.niffler.events.InstanceReceived;
import java.io.IOException;
import java.time.Duration;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.EitherTypeInfo;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.types.Either;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Runs an {@link InstanceSplitter} on each record; what it cannot take apart becomes a {@link DeadLetter}. */
final class InstanceDeserializer<T> implements KafkaRecordDeserializationSchema<Either<DeadLetter, T>> {
    private static final long serialVersionUID = 1;

    private final String stage;
    private final InstanceSplitter<T> splitter;
    private final TypeInformation<T> type;
    private final String blobsUri;
    private final BlobRetries retries;

    private transient BlobStore blobs;
    private transient Counter parsed;
    private transient DeadLetterReport report;

    InstanceDeserializer(String stage, InstanceSplitter<T> splitter, TypeInformation<T> type, String blobsUri) {
        this(stage, splitter, type, blobsUri, BlobRetries.PATIENT);
    }

    InstanceDeserializer(
            String stage, InstanceSplitter<T> splitter, TypeInformation<T> type, String blobsUri, BlobRetries retries) {
        this.stage = stage;
        this.splitter = splitter;
        this.type = type;
        this.blobsUri = blobsUri;
        this.retries = retries;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        MetricGroup metrics = context.getMetricGroup();
        parsed = metrics.counter("instancesParsed");
        report = new DeadLetterReport(stage, metrics);
        splitter.open(metrics);
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Either<DeadLetter, T>> out)
            throws IOException {
        DeadLetter letter = split(record, out);
        if (letter == null) {
            parsed.inc();
        } else {
            out.collect(Either.Left(letter));
        }
    }

    /** Gives on what the record holds; returns the dead letter when that is not all there should be, or null. */
    private DeadLetter split(ConsumerRecord<byte[], byte[]> record, Collector<Either<DeadLetter, T>> out)
            throws IOException {
        int attempt = 1;
        while (true) {
            try {
                splitOnce(record, out);
                return null;
            } catch (OutputException e) {
                throw e;
            } catch (CollectException e) {
                throw e.failure;
            } catch (BadRecordException e) {
                return report.dead(e.reason(), attempt, record, e);
            } catch (BlobMissingException e) {
                return report.dead(DeadLetterReason.BLOB_MISSING, attempt, record, e);
            } catch (BlobReadException e) {
                if (attempt == retries.attempts()) {
                    return report.dead(DeadLetterReason.BLOB_UNREADABLE, attempt, record, e);
                }
                pause(retries.pauseAfter(attempt));
                attempt++;
            } catch (IOException e) {
                return report.dead(DeadLetterReason.DATA_SET_UNREADABLE, attempt, record, e);
            } catch (RuntimeException | StackOverflowError e) {
                return report.dead(DeadLetterReason.UNEXPECTED, attempt, record, e);
            }
        }
    }

    private void splitOnce(ConsumerRecord<byte[], byte[]> record, Collector<Either<DeadLetter, T>> out)
            throws BadRecordException, IOException {
        InstanceReceived receipt = InstanceReceived.from(record.headers());
        byte[] value = record.value();
        boolean inline = value != null && value.length > 0;
        if (inline ? value.length != receipt.size() : receipt.dataRef() == null) {
            throw new BadRecordException(DeadLetterReason.CONTENT_MISMATCH, "the value has not the size of its header");
        }
        try (KafkaInstance instance = new KafkaInstance(record, inline, receipt, this::blobs)) {
            splitter.split(receipt, instance, result -> collect(result, out));
        }
    }

    private static <T> void collect(T result, Collector<Either<DeadLetter, T>> out) {
        try {
            out.collect(Either.Right(result));
        } catch (RuntimeException e) {
            throw new CollectException(e);
        }
    }

    /** The operators after the source have failed, not what reads the record. */
    private static final class CollectException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final RuntimeException failure;

        CollectException(RuntimeException failure) {
            super(failure);
            this.failure = failure;
        }
    }

    private BlobStore blobs() throws IOException {
        if (blobs == null) {
            blobs = BlobStore.of(blobsUri);
        }
        return blobs;
    }

    private static void pause(Duration pause) throws IOException {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the blob store was away.", e);
        }
    }

    @Override
    public TypeInformation<Either<DeadLetter, T>> getProducedType() {
        return new EitherTypeInfo<>(TypeInformation.of(DeadLetter.class), type);
    }
}
