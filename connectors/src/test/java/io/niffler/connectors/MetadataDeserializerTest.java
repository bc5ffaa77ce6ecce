package io.niffler.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.events.BadRecordException;
import io.niffler.events.DeadLetter;
import io.niffler.events.DeadLetterReason;
import io.niffler.events.MetadataRecord;
import io.niffler.events.SourcePosition;
import io.niffler.events.Topics;
import io.niffler.events.testing.Receipts;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.types.Either;
import org.apache.flink.util.Collector;
import org.apache.flink.util.SimpleUserCodeClassLoader;
import org.apache.flink.util.UserCodeClassLoader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class MetadataDeserializerTest {
    private static final byte[] DATA_SET = "{\"00080060\":{\"vr\":\"CS\",\"Value\":[\"CT\"]}}".getBytes(UTF_8);

    private static byte[] value() {
        return new MetadataRecord(
                        Receipts.inline(new byte[] {1}),
                        new SourcePosition(Topics.INSTANCES, 0, 7),
                        List.of(),
                        List.of(),
                        DATA_SET)
                .toJson();
    }

    private static ConsumerRecord<byte[], byte[]> record(byte[] value) {
        return new ConsumerRecord<>(Topics.METADATA, 1, 9, Receipts.SERIES.getBytes(UTF_8), value);
    }

    private static MetadataDeserializer<String> deserializer(MetadataParser<String> parser) {
        MetadataDeserializer<String> deserializer = new MetadataDeserializer<>("read", parser, Types.STRING);
        deserializer.open(new Context());
        return deserializer;
    }

    private static Either<DeadLetter, String> read(MetadataParser<String> parser, byte[] value) {
        List<Either<DeadLetter, String>> out = new ArrayList<>();
        deserializer(parser).deserialize(record(value), new ListCollector<>(out));
        assertThat(out).hasSize(1);
        return out.get(0);
    }

    private static String text(byte[] json) throws BadRecordException {
        MetadataRecord record = MetadataRecord.read(json);
        return record.receipt().sopInstanceUid() + " " + new String(record.dataSet(), UTF_8);
    }

    private static void assertDead(Either<DeadLetter, String> result, DeadLetterReason reason) {
        assertThat(result.isLeft()).isTrue();
        assertThat(result.left().reason()).isEqualTo(reason);
        assertThat(result.left().source()).isEqualTo(new SourcePosition(Topics.METADATA, 1, 9));
        assertThat(result.left().stage()).isEqualTo("read");
    }

    @Test
    void givesRecordsToTheParser() {
        assertThat(read(MetadataDeserializerTest::text, value()).right())
                .isEqualTo(Receipts.INSTANCE + " " + new String(DATA_SET, UTF_8));
    }

    @Test
    void whatIsNoMetadataBecomesADeadLetter() {
        for (byte[] bad : new byte[][] {null, {}, {'{'}, "{}".getBytes(UTF_8), "[1]".getBytes(UTF_8)}) {
            assertDead(read(MetadataDeserializerTest::text, bad), DeadLetterReason.DATA_SET_UNREADABLE);
        }
    }

    @Test
    void whatTheParserRefusesBecomesADeadLetter() {
        assertDead(
                read(
                        json -> {
                            throw new BadRecordException(DeadLetterReason.LIMIT_EXCEEDED, "too much");
                        },
                        value()),
                DeadLetterReason.LIMIT_EXCEEDED);
        assertDead(
                read(
                        json -> {
                            throw new IllegalStateException("not foreseen");
                        },
                        value()),
                DeadLetterReason.UNEXPECTED);
    }

    @Test
    void failuresOfLaterOperatorsAreNotBlamedOnTheRecord() {
        Collector<Either<DeadLetter, String>> broken = new Collector<>() {
            @Override
            public void collect(Either<DeadLetter, String> result) {
                throw new IllegalStateException("downstream");
            }

            @Override
            public void close() {}
        };
        assertThatThrownBy(() -> deserializer(MetadataDeserializerTest::text).deserialize(record(value()), broken))
                .hasMessage("downstream");
    }

    private static final class Context implements DeserializationSchema.InitializationContext {
        @Override
        public MetricGroup getMetricGroup() {
            return new UnregisteredMetricsGroup();
        }

        @Override
        public UserCodeClassLoader getUserCodeClassLoader() {
            return SimpleUserCodeClassLoader.create(getClass().getClassLoader());
        }
    }
}
