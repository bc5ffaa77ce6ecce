package io.niffler.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import io.niffler.config.Settings;
import io.niffler.config.SharedSettings;
import io.niffler.connectors.mongo.MongoIndex;
import io.niffler.connectors.mongo.MongoUpsertSink;
import io.niffler.connectors.mongo.MongoWrite;
import io.niffler.connectors.mongo.MongoWrites;
import io.niffler.connectors.mongo.OneCommandAtATime;
import io.niffler.events.BlobRef;
import io.niffler.events.BlobStore;
import io.niffler.events.DeadLetter;
import io.niffler.events.DeadLetterReason;
import io.niffler.events.InstanceReceived;
import io.niffler.events.Sha256;
import io.niffler.events.TopicAdmin;
import io.niffler.events.TopicLayout;
import io.niffler.events.Topics;
import io.niffler.events.testing.Receipts;
import io.niffler.events.testing.TestKafka;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.types.Either;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** From Kafka through a Flink job to Kafka and MongoDB, over sockets. */
class InstancesToSinksIT {
    private static final int INSTANCES = 40;

    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    @TempDir
    static Path folder;

    private static TestKafka kafka;
    private static MongoServer mongo;
    private static Settings settings;

    @BeforeAll
    static void start() throws IOException {
        kafka = TestKafka.start(folder.resolve("kafka"));
        try (Admin admin = kafka.admin()) {
            TopicAdmin.ensure(admin, TopicLayout.ofOneBroker(2).ingest(), Duration.ofSeconds(30));
        }
        mongo = new MongoServer(new OneCommandAtATime());
        InetSocketAddress address = mongo.bind();
        settings = Settings.of(Map.of(
                "data", folder.resolve("data").toString(),
                "kafka.bootstrap-servers", kafka.bootstrapServers(),
                "mongo.uri", "mongodb://127.0.0.1:" + address.getPort()));
    }

    @AfterAll
    static void stop() {
        kafka.close();
        mongo.shutdownNow();
    }

    private static String firstBytes(InstanceReceived receipt, SourceRecord record) throws IOException {
        try (InputStream in = record.open()) {
            String text = new String(in.readNBytes(8), UTF_8);
            if (text.startsWith("bad")) {
                throw new IOException("not DICOM");
            }
            return receipt.sopInstanceUid() + "=" + text;
        }
    }

    private static MongoWrite toWrite(String parsed) {
        String uid = parsed.substring(0, parsed.indexOf('='));
        if (uid.endsWith("13")) {
            return MongoWrites.replace("instances", uid, new BsonDocument("$where", new BsonInt64(1)));
        }
        return MongoWrites.replaceIfSmaller("instances", uid, "text", new BsonDocument("text", new BsonString(parsed)));
    }

    private static void runJob() throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(2);
        env.enableCheckpointing(500);
        KafkaSource<Either<DeadLetter, String>> source = InstanceSource.builder(
                        settings, "test", "parse", InstancesToSinksIT::firstBytes, Types.STRING)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setBounded(OffsetsInitializer.latest())
                .build();
        SingleOutputStreamOperator<String> parsed = env.fromSource(
                        source, WatermarkStrategy.noWatermarks(), "instances")
                .process(new DeadLetterRouter<>())
                .returns(Types.STRING);
        parsed.getSideOutput(DeadLetterRouter.TAG).sinkTo(DeadLetterSink.create(settings));
        parsed.map(text -> new JsonMessage(Receipts.SERIES, text.getBytes(UTF_8)))
                .returns(TypeInformation.of(JsonMessage.class))
                .sinkTo(JsonSink.create(settings, Topics.METADATA));
        DataStream<MongoWrite> writes =
                parsed.map(InstancesToSinksIT::toWrite).returns(TypeInformation.of(MongoWrite.class));
        writes.sinkTo(MongoUpsertSink.create(settings, List.of(MongoIndex.ascending("instances", "text"))));
        env.execute();
    }

    private static void publish() throws Exception {
        BlobStore blobs = BlobStore.of(SharedSettings.blobsUri(settings).toString());
        try (KafkaProducer<String, byte[]> producer = kafka.producer()) {
            for (int i = 0; i < INSTANCES; i++) {
                byte[] part10 = ((i % 10 == 9 ? "bad" : "dcm") + String.format("%05d", i)).getBytes(UTF_8);
                ProducerRecord<String, byte[]> record;
                if (i % 4 == 0) {
                    BlobRef blob = blobs.put(new ByteArrayInputStream(part10));
                    record = Receipts.builder()
                            .study("1.2." + i)
                            .instance("1.2.3", "9.8." + i)
                            .stored(blob)
                            .build()
                            .toRecord(new byte[0]);
                } else {
                    record = Receipts.builder()
                            .study("1.2." + i)
                            .instance("1.2.3", "9.8." + i)
                            .inline(part10.length, Sha256.of(part10, 0, part10.length))
                            .build()
                            .toRecord(part10);
                }
                producer.send(record).get();
            }
            producer.send(new ProducerRecord<>(Topics.INSTANCES, "1", "no headers".getBytes(UTF_8)))
                    .get();
        }
    }

    @Test
    void eachInstanceEndsInExactlyOnePlaceAlsoWhenReplayed() throws Exception {
        publish();
        runJob();

        Map<String, Document> first = documents();
        // 40 less 4 unreadable (9, 19, 29, 39) less 1 that MongoDB must never see (13).
        assertThat(first).hasSize(35);
        assertThat(kafka.read(Topics.METADATA, 36)).hasSize(36);
        assertThat(letters(6))
                .extracting(DeadLetter::reason)
                .containsExactlyInAnyOrder(
                        DeadLetterReason.DATA_SET_UNREADABLE,
                        DeadLetterReason.DATA_SET_UNREADABLE,
                        DeadLetterReason.DATA_SET_UNREADABLE,
                        DeadLetterReason.DATA_SET_UNREADABLE,
                        DeadLetterReason.HEADER_MISSING,
                        DeadLetterReason.DOCUMENT_REJECTED);

        runJob();
        assertThat(documents()).isEqualTo(first);
        assertThat(letters(12)).hasSize(12);
    }

    private static Map<String, Document> documents() {
        Map<String, Document> documents = new TreeMap<>();
        try (MongoClient client = MongoClients.create(ConnectorsSettings.mongoUri(settings))) {
            client.getDatabase("ScannersInfo")
                    .getCollection("instances")
                    .find()
                    .forEach(document -> documents.put(document.getString("_id"), document));
        }
        return documents;
    }

    private static List<DeadLetter> letters(int count) throws Exception {
        List<DeadLetter> letters = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : kafka.read(Topics.DEAD_LETTERS, count)) {
            letters.add(DeadLetter.from(record));
        }
        return letters;
    }
}
