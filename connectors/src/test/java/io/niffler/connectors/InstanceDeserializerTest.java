package io.niffler.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.niffler.events.BadRecordException;
import io.niffler.events.BlobRef;
import io.niffler.events.BlobStore;
import io.niffler.events.DeadLetter;
import io.niffler.events.DeadLetterReason;
import io.niffler.events.InstanceReceived;
import io.niffler.events.SourcePosition;
import io.niffler.events.testing.Receipts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.types.Either;
import org.apache.flink.util.Collector;
import org.apache.flink.util.SimpleUserCodeClassLoader;
import org.apache.flink.util.UserCodeClassLoader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceDeserializerTest {
    private static final BlobRetries RETRIES = new BlobRetries(4, Duration.ofMillis(1), Duration.ofMillis(2));
    private static final byte[] PART10 = "0123456789".getBytes(UTF_8);

    @TempDir
    Path folder;

    private String blobsUri;
    private BlobStore blobs;

    @BeforeEach
    void openStore() throws IOException {
        blobsUri = folder.resolve("blobs").toUri().toString();
        blobs = BlobStore.of(blobsUri);
    }

    private Either<DeadLetter, String> parse(InstanceParser<String> parser, Headers headers, byte[] value)
            throws IOException {
        InstanceDeserializer<String> deserializer =
                new InstanceDeserializer<>("parse", InstanceSplitter.of(parser), Types.STRING, blobsUri, RETRIES);
        deserializer.open(new Context(new UnregisteredMetricsGroup()));
        return deserialize(deserializer, headers, value);
    }

    private static Either<DeadLetter, String> deserialize(
            InstanceDeserializer<String> deserializer, Headers headers, byte[] value) throws IOException {
        Collected out = new Collected();
        deserializer.deserialize(consumed(headers, value), out);
        assertThat(out.collected).hasSize(1);
        return out.collected.get(0);
    }

    private static ConsumerRecord<byte[], byte[]> consumed(Headers headers, byte[] value) {
        return new ConsumerRecord<>(
                "niffler.instances",
                1,
                9,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                Receipts.STUDY.getBytes(UTF_8),
                value,
                headers,
                Optional.empty());
    }

    private Either<DeadLetter, String> parseInline(InstanceParser<String> parser) throws IOException {
        return parse(parser, Receipts.inline(PART10).toRecord(PART10).headers(), PART10);
    }

    private static String prefix(InstanceReceived receipt, SourceRecord record) throws IOException {
        try (InputStream in = record.open()) {
            return receipt.sopInstanceUid() + " " + new String(in.readNBytes(4), UTF_8) + " " + record.isInline();
        }
    }

    private static void assertDead(Either<DeadLetter, String> result, DeadLetterReason reason) {
        assertThat(result.isLeft()).isTrue();
        assertThat(result.left().reason()).isEqualTo(reason);
        assertThat(result.left().source()).isEqualTo(new SourcePosition("niffler.instances", 1, 9));
        assertThat(result.left().stage()).isEqualTo("parse");
    }

    @Test
    void parsesInlineValues() throws IOException {
        assertThat(parseInline(InstanceDeserializerTest::prefix).right()).isEqualTo("1.2.3.1.1.1 0123 true");
    }

    @Test
    void givesOnWhatWasThereBeforeTheDamage() throws IOException {
        InstanceSplitter<String> splitter = (receipt, record, out) -> {
            out.accept("first");
            out.accept("second");
            throw new BadRecordException(DeadLetterReason.PIXELS_CORRUPT, "the third");
        };
        Collected out = new Collected();
        deserializeWith(splitter, out);
        assertThat(out.collected.subList(0, 2)).extracting(Either::right).containsExactly("first", "second");
        assertDead(out.collected.get(2), DeadLetterReason.PIXELS_CORRUPT);
        assertThat(out.collected).hasSize(3);
    }

    @Test
    void whatCannotBeStoredFailsTheJob() {
        InstanceSplitter<String> splitter = (receipt, record, out) -> {
            throw new OutputException("disk full", new IOException());
        };
        assertThatThrownBy(() -> deserializeWith(splitter, new Collected())).isInstanceOf(OutputException.class);
    }

    @Test
    void failuresOfLaterOperatorsFailTheJob() {
        Collector<Either<DeadLetter, String>> broken = new Collector<>() {
            @Override
            public void collect(Either<DeadLetter, String> element) {
                throw new IllegalStateException("a later operator");
            }

            @Override
            public void close() {}
        };
        assertThatThrownBy(() -> deserializeWith((receipt, record, out) -> out.accept("x"), broken))
                .isInstanceOf(IllegalStateException.class);
    }

    private void deserializeWith(InstanceSplitter<String> splitter, Collector<Either<DeadLetter, String>> out)
            throws IOException {
        InstanceDeserializer<String> deserializer =
                new InstanceDeserializer<>("parse", splitter, Types.STRING, blobsUri, RETRIES);
        deserializer.open(new Context(new UnregisteredMetricsGroup()));
        deserializer.deserialize(
                consumed(Receipts.inline(PART10).toRecord(PART10).headers(), PART10), out);
    }

    @Test
    void parsesClaimChecks() throws IOException {
        BlobRef blob = blobs.put(new ByteArrayInputStream(PART10));
        ProducerRecord<String, byte[]> record = Receipts.stored(blob).toRecord(new byte[0]);
        assertThat(parse(InstanceDeserializerTest::prefix, record.headers(), record.value())
                        .right())
                .isEqualTo("1.2.3.1.1.1 0123 false");
        assertThat(parse(InstanceDeserializerTest::prefix, record.headers(), null)
                        .isRight())
                .isTrue();
    }

    @Test
    void aMissingBlobIsADeadLetterWithItsReference() throws IOException {
        BlobRef blob = blobs.put(new ByteArrayInputStream(PART10));
        Files.delete(Path.of(URI.create(blob.uri())));
        Headers headers = Receipts.stored(blob).toRecord(new byte[0]).headers();
        Either<DeadLetter, String> result = parse(InstanceDeserializerTest::prefix, headers, new byte[0]);
        assertDead(result, DeadLetterReason.BLOB_MISSING);
        assertThat(result.left().headerNames()).contains("ce_dataref");
    }

    @Test
    void aReferenceOutOfTheStoreIsADeadLetter() throws IOException {
        BlobRef outside = new BlobRef(
                "file:///etc/passwd",
                10,
                blobs.put(new ByteArrayInputStream(PART10)).sha256());
        Headers headers = Receipts.stored(outside).toRecord(new byte[0]).headers();
        assertDead(parse(InstanceDeserializerTest::prefix, headers, new byte[0]), DeadLetterReason.BLOB_MISSING);
    }

    @Test
    void aStoreThatKeepsFailingIsADeadLetterAfterSomeAttempts() throws IOException {
        BlobRef blob = blobs.put(new ByteArrayInputStream(PART10));
        Path file = Path.of(URI.create(blob.uri()));
        Files.delete(file);
        Files.createDirectory(file);
        Headers headers = Receipts.stored(blob).toRecord(new byte[0]).headers();
        Either<DeadLetter, String> result = parse(InstanceDeserializerTest::prefix, headers, new byte[0]);
        assertDead(result, DeadLetterReason.BLOB_UNREADABLE);
        assertThat(result.left().attempt()).isEqualTo(4);
    }

    @Test
    void whateverTheParserThrowsIsADeadLetterWithTheValue() throws IOException {
        Either<DeadLetter, String> unreadable = parseInline((receipt, record) -> {
            throw new IOException("not DICOM");
        });
        assertDead(unreadable, DeadLetterReason.DATA_SET_UNREADABLE);
        assertThat(unreadable.left().value()).isEqualTo(PART10);
        assertDead(
                parseInline((receipt, record) -> {
                    throw new BadRecordException(DeadLetterReason.UID_MISMATCH, "sopinstanceuid");
                }),
                DeadLetterReason.UID_MISMATCH);
        assertDead(
                parseInline((receipt, record) -> {
                    throw new IllegalStateException("a bug");
                }),
                DeadLetterReason.UNEXPECTED);
        assertDead(
                parseInline((receipt, record) -> {
                    throw new StackOverflowError();
                }),
                DeadLetterReason.UNEXPECTED);
    }

    @Test
    void recordsThatAreNoneOfOursAreDeadLetters() throws IOException {
        assertDead(parse((receipt, record) -> "x", new RecordHeaders(), PART10), DeadLetterReason.HEADER_MISSING);
        assertDead(parse((receipt, record) -> "x", new RecordHeaders(), null), DeadLetterReason.HEADER_MISSING);
        Headers headers = Receipts.inline(PART10).toRecord(PART10).headers();
        assertDead(parse((receipt, record) -> "x", headers, new byte[3]), DeadLetterReason.CONTENT_MISMATCH);
        assertDead(parse((receipt, record) -> "x", headers, new byte[0]), DeadLetterReason.CONTENT_MISMATCH);
    }

    @Test
    void aStoreThatComesBackInTimeLosesNothing() throws IOException {
        BlobRef blob = blobs.put(new ByteArrayInputStream(PART10));
        Path file = Path.of(URI.create(blob.uri()));
        byte[] content = Files.readAllBytes(file);
        Files.delete(file);
        Files.createDirectory(file);
        Headers headers = Receipts.stored(blob).toRecord(new byte[0]).headers();
        AtomicInteger attempts = new AtomicInteger();
        Either<DeadLetter, String> result = parse(
                (receipt, record) -> {
                    if (attempts.incrementAndGet() == 3) {
                        Files.delete(file);
                        Files.write(file, content);
                    }
                    return prefix(receipt, record);
                },
                headers,
                new byte[0]);
        assertThat(result.right()).isEqualTo("1.2.3.1.1.1 0123 false");
        assertThat(attempts).hasValue(3);
    }

    @Test
    void aBlobIsGivenUpAfterHalfAMinute() {
        Duration pauses = IntStream.range(1, BlobRetries.PATIENT.attempts())
                .mapToObj(BlobRetries.PATIENT::pauseAfter)
                .reduce(Duration.ZERO, Duration::plus);
        assertThat(pauses).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(40));
    }

    @Test
    void everyDeadLetterIsCountedByItsReason() throws IOException {
        CountingGroup metrics = new CountingGroup();
        InstanceDeserializer<String> deserializer = new InstanceDeserializer<>(
                "parse", (receipt, record, out) -> out.accept("x"), Types.STRING, blobsUri, RETRIES);
        deserializer.open(new Context(metrics));
        for (int i = 0; i < 3; i++) {
            deserialize(deserializer, new RecordHeaders(), PART10);
        }
        assertThat(metrics.counters).containsOnlyKeys("reason.header-missing.deadLetters", "instancesParsed");
        assertThat(metrics.counters.get("reason.header-missing.deadLetters").getCount())
                .isEqualTo(3);
    }

    /** Keeps the first counter of each name and reports no other, as Flink's groups do. */
    private static final class CountingGroup extends UnregisteredMetricsGroup {
        private final Map<String, Counter> counters;
        private final String prefix;

        CountingGroup() {
            this(new HashMap<>(), "");
        }

        private CountingGroup(Map<String, Counter> counters, String prefix) {
            this.counters = counters;
            this.prefix = prefix;
        }

        @Override
        public Counter counter(String name) {
            Counter counter = new SimpleCounter();
            counters.putIfAbsent(prefix + name, counter);
            return counter;
        }

        @Override
        public MetricGroup addGroup(String key, String value) {
            return new CountingGroup(counters, prefix + key + "." + value + ".");
        }
    }

    private static final class Collected implements Collector<Either<DeadLetter, String>> {
        private final List<Either<DeadLetter, String>> collected = new ArrayList<>();

        @Override
        public void collect(Either<DeadLetter, String> record) {
            collected.add(record);
        }

        @Override
        public void close() {}
    }

    private record Context(MetricGroup metrics) implements DeserializationSchema.InitializationContext {
        @Override
        public MetricGroup getMetricGroup() {
            return metrics;
        }

        @Override
        public UserCodeClassLoader getUserCodeClassLoader() {
            return SimpleUserCodeClassLoader.create(getClass().getClassLoader());
        }
    }
}
