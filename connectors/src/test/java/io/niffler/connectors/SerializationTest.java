package io.niffler.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.niffler.config.Settings;
import io.niffler.connectors.mongo.MongoIndex;
import io.niffler.connectors.mongo.MongoLookup;
import io.niffler.connectors.mongo.MongoUpsertSink;
import io.niffler.connectors.mongo.MongoWrite;
import io.niffler.connectors.mongo.MongoWrites;
import io.niffler.events.DeadLetter;
import io.niffler.events.DeadLetterReason;
import io.niffler.events.InstanceReceived;
import io.niffler.events.SourcePosition;
import io.niffler.events.Topics;
import io.niffler.events.testing.Receipts;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.types.Either;
import org.apache.flink.types.PojoTestUtils;
import org.apache.flink.util.InstantiationUtil;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SerializationTest {
    private static final Settings SETTINGS =
            Settings.of(Map.of("kafka.bootstrap-servers", "localhost:1", "mongo.uri", "mongodb://user:pw@localhost:1"));

    @ParameterizedTest
    @ValueSource(
            classes = {
                DeadLetter.class,
                MongoWrite.class,
                JsonMessage.class,
                SourcePosition.class,
                InstanceReceived.class
            })
    void recordsAreSerializedAsPojosWithoutKryo(Class<?> type) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
    }

    @Test
    void recordsComeBackAlsoWithNulls() throws IOException {
        SourcePosition source = new SourcePosition("t", 1, 2);
        MongoWrite write = MongoWrites.replaceIfSmaller("c", "1", "r", new BsonDocument("r", new BsonInt64(1)));
        assertComesBack(MongoWrite.class, write);
        assertComesBack(MongoWrite.class, write.from(source));
        assertComesBack(JsonMessage.class, new JsonMessage("1.2", new byte[] {1}));
        assertComesBack(InstanceReceived.class, Receipts.inline(new byte[] {1}));
        assertComesBack(
                DeadLetter.class,
                new DeadLetter(DeadLetterReason.UNEXPECTED, "s", 1, null, null, new String[0], new byte[0][], null));
        assertComesBack(
                DeadLetter.class,
                new DeadLetter(
                        DeadLetterReason.UNEXPECTED,
                        "s",
                        3,
                        source,
                        new byte[] {1},
                        new String[] {"a", "b"},
                        new byte[][] {{1, 2}, null},
                        new byte[] {3}));
    }

    private static <T> void assertComesBack(Class<T> type, T value) throws IOException {
        ExecutionConfig noKryo = new ExecutionConfig(new Configuration().set(PipelineOptions.GENERIC_TYPES, false));
        TypeSerializer<T> serializer = TypeInformation.of(type).createSerializer(noKryo.getSerializerConfig());
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(value, out);
        assertThat(serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer())))
                .isEqualTo(value);
        assertThat(serializer.copy(value)).isEqualTo(value);
    }

    @Test
    void sourcesAndSinksCanBeSentToTheCluster() throws Exception {
        KafkaSource<Either<DeadLetter, String>> source = InstanceSource.create(
                SETTINGS, "g", "parse", (receipt, record) -> receipt.sopInstanceUid(), Types.STRING);
        TypeInformation<Either<DeadLetter, String>> produced = source.getProducedType();
        assertThatCode(() -> produced.createSerializer(
                        new ExecutionConfig(new Configuration().set(PipelineOptions.GENERIC_TYPES, false))
                                .getSerializerConfig()))
                .doesNotThrowAnyException();
        List<MongoIndex> indexes = List.of(MongoIndex.ascending("series", "studyInstanceUid"));
        for (Object sent : List.of(
                source,
                JsonSink.create(SETTINGS, Topics.METADATA),
                DeadLetterSink.create(SETTINGS),
                MongoUpsertSink.create(SETTINGS, indexes),
                MongoLookup.factory(SETTINGS),
                KafkaDeadLetters.factory(SETTINGS),
                new DeadLetterRouter<String>())) {
            byte[] bytes = InstantiationUtil.serializeObject(sent);
            Object copy = InstantiationUtil.deserializeObject(bytes, getClass().getClassLoader());
            assertThat(copy).isNotNull();
        }
    }
}
