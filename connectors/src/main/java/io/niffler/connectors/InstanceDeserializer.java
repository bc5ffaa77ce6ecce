package io.niffler.connectors;

import io.niffler.events.BadRecordException;
import io.niffler.events.BlobMissingException;
import io.niffler.events.BlobStore;
import io.niffler.events.DeadLetter;
import io.niffler.events.DeadLetterReason;
import io.niffler.events.InstanceReceived;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.EitherTypeInfo;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.types.Either;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs an {@link InstanceParser} on each record; what it cannot parse becomes a {@link DeadLetter}. */
final class InstanceDeserializer<T> implements KafkaRecordDeserializationSchema<Either<DeadLetter, T>> {
    private static final long serialVersionUID = 1;
    private static final Logger log = LoggerFactory.getLogger(InstanceDeserializer.class);

    private final String stage;
    private final InstanceParser<T> parser;
    private final TypeInformation<T> type;
    private final String blobsUri;
    private final BlobRetries retries;

    private transient BlobStore blobs;
    private transient Counter parsed;
    private transient MetricGroup metrics;
    private transient Map<DeadLetterReason, Counter> deadLetters;
    private transient LogLimit logLimit;

    InstanceDeserializer(String stage, InstanceParser<T> parser, TypeInformation<T> type, String blobsUri) {
        this(stage, parser, type, blobsUri, BlobRetries.PATIENT);
    }

    InstanceDeserializer(
            String stage, InstanceParser<T> parser, TypeInformation<T> type, String blobsUri, BlobRetries retries) {
        this.stage = stage;
        this.parser = parser;
        this.type = type;
        this.blobsUri = blobsUri;
        this.retries = retries;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        metrics = context.getMetricGroup();
        parsed = metrics.counter("instancesParsed");
        deadLetters = new EnumMap<>(DeadLetterReason.class);
        logLimit = new LogLimit();
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Either<DeadLetter, T>> out)
            throws IOException {
        out.collect(parse(record));
    }

    private Either<DeadLetter, T> parse(ConsumerRecord<byte[], byte[]> record) throws IOException {
        int attempt = 1;
        while (true) {
            try {
                T result = parseOnce(record);
                parsed.inc();
                return Either.Right(result);
            } catch (BadRecordException e) {
                return dead(e.reason(), attempt, record, e);
            } catch (BlobMissingException e) {
                return dead(DeadLetterReason.BLOB_MISSING, attempt, record, e);
            } catch (BlobReadException e) {
                if (attempt == retries.attempts()) {
                    return dead(DeadLetterReason.BLOB_UNREADABLE, attempt, record, e);
                }
                pause(retries.pauseAfter(attempt));
                attempt++;
            } catch (IOException e) {
                return dead(DeadLetterReason.DATA_SET_UNREADABLE, attempt, record, e);
            } catch (RuntimeException | StackOverflowError e) {
                return dead(DeadLetterReason.UNEXPECTED, attempt, record, e);
            }
        }
    }

    private T parseOnce(ConsumerRecord<byte[], byte[]> record) throws BadRecordException, IOException {
        InstanceReceived receipt = InstanceReceived.from(record.headers());
        byte[] value = record.value();
        boolean inline = value != null && value.length > 0;
        if (inline ? value.length != receipt.size() : receipt.dataRef() == null) {
            throw new BadRecordException(DeadLetterReason.CONTENT_MISMATCH, "the value has not the size of its header");
        }
        try (KafkaInstance instance = new KafkaInstance(record, inline, receipt, this::blobs)) {
            return parser.parse(receipt, instance);
        }
    }

    private BlobStore blobs() throws IOException {
        if (blobs == null) {
            blobs = BlobStore.of(blobsUri);
        }
        return blobs;
    }

    private Either<DeadLetter, T> dead(
            DeadLetterReason reason, int attempt, ConsumerRecord<byte[], byte[]> record, Throwable why) {
        DeadLetter letter = DeadLetter.of(reason, stage, attempt, record);
        // Messages of parsers we do not know may quote values: the class says enough beside reason and position.
        if (logLimit.admits()) {
            log.warn("{} ({}){}", letter, why.getClass().getSimpleName(), logLimit.note());
        }
        // A second counter of the same name would not be the one that is reported.
        deadLetters
                .computeIfAbsent(
                        reason, r -> metrics.addGroup("reason", r.code()).counter("deadLetters"))
                .inc();
        return Either.Left(letter);
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
