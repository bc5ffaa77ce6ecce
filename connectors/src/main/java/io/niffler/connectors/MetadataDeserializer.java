package io.niffler.connectors;

import io.niffler.events.BadRecordException;
import io.niffler.events.DeadLetter;
import io.niffler.events.DeadLetterReason;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.EitherTypeInfo;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.types.Either;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Runs a {@link MetadataParser} on each record; what it cannot read becomes a {@link DeadLetter}. */
final class MetadataDeserializer<T> implements KafkaRecordDeserializationSchema<Either<DeadLetter, T>> {
    private static final long serialVersionUID = 1;

    private final String stage;
    private final MetadataParser<T> parser;
    private final TypeInformation<T> type;

    private transient Counter parsed;
    private transient DeadLetterReport report;

    MetadataDeserializer(String stage, MetadataParser<T> parser, TypeInformation<T> type) {
        this.stage = stage;
        this.parser = parser;
        this.type = type;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        MetricGroup metrics = context.getMetricGroup();
        parsed = metrics.counter("recordsParsed");
        report = new DeadLetterReport(stage, metrics);
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Either<DeadLetter, T>> out) {
        // Outside of what is caught: when the operators after the source fail, the record is not to blame.
        out.collect(parse(record));
    }

    private Either<DeadLetter, T> parse(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.value() == null) {
                throw new BadRecordException(DeadLetterReason.DATA_SET_UNREADABLE, "the record has no value");
            }
            T result = parser.parse(record.value());
            parsed.inc();
            return Either.Right(result);
        } catch (BadRecordException e) {
            return Either.Left(report.dead(e.reason(), 1, record, e));
        } catch (RuntimeException | StackOverflowError e) {
            return Either.Left(report.dead(DeadLetterReason.UNEXPECTED, 1, record, e));
        }
    }

    @Override
    public TypeInformation<Either<DeadLetter, T>> getProducedType() {
        return new EitherTypeInfo<>(TypeInformation.of(DeadLetter.class), type);
    }
}
