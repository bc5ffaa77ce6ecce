package io.niffler.jobs.testing;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.niffler.config.Settings;
import io.niffler.events.BlobStore;
import io.niffler.events.DeadLetter;
import io.niffler.events.SourcePosition;
import io.niffler.events.TopicAdmin;
import io.niffler.events.TopicLayout;
import io.niffler.events.TopicSpec;
import io.niffler.events.Topics;
import io.niffler.events.testing.TestKafka;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** What a job needs: a real broker, a MongoDB server on the wire, and a Flink cluster of two task managers. */
public final class JobTestBed {
    public static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
    private static final Duration A_MOMENT = Duration.ofSeconds(2);
    private static final int PARTITIONS = 2;

    private final TestKafka kafka;
    private final KafkaProducer<String, byte[]> producer;
    private final KeptBackend documents = new KeptBackend();
    private final MongoClient mongoClient;
    private final InetSocketAddress mongoAddress;
    private final MiniCluster cluster;
    private final BlobStore blobs;
    private final Settings settings;
    private MongoServer mongo;

    /** Starts all of it with its data in a folder. */
    public JobTestBed(Path folder, Function<TopicLayout, Collection<TopicSpec>> topics) throws Exception {
        kafka = TestKafka.start(Files.createDirectory(folder.resolve("kafka")));
        try (var admin = kafka.admin()) {
            TopicAdmin.ensure(admin, topics.apply(TopicLayout.ofOneBroker(PARTITIONS)), LONG_ENOUGH);
        }
        producer = kafka.producer();
        mongo = new MongoServer(documents);
        mongoAddress = mongo.bind();
        String uri = "mongodb://127.0.0.1:" + mongoAddress.getPort();
        mongoClient = MongoClients.create(uri);
        String blobsUri = folder.resolve("blobs").toUri().toString();
        blobs = BlobStore.of(blobsUri);
        settings = Settings.of(Map.of(
                "kafka.bootstrap-servers",
                kafka.bootstrapServers(),
                "mongo.uri",
                uri,
                "blobs.uri",
                blobsUri,
                "flink.checkpoint-interval",
                "500ms",
                "flink.checkpoints-dir",
                folder.resolve("checkpoints").toUri().toString()));
        cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(new Configuration().set(RestOptions.BIND_PORT, "0"))
                .setNumTaskManagers(2)
                .setNumSlotsPerTaskManager(2)
                .build());
        cluster.start();
    }

    /** Starts a job, from a savepoint unless that is null. */
    public JobID submit(BiConsumer<StreamExecutionEnvironment, Settings> job, Settings jobSettings, String savepoint)
            throws Exception {
        StreamExecutionEnvironment environment = new StreamExecutionEnvironment(new Configuration());
        job.accept(environment, jobSettings);
        JobGraph graph = environment.getStreamGraph().getJobGraph();
        if (savepoint != null) {
            graph.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(savepoint));
        }
        return cluster.submitJob(graph).get().getJobID();
    }

    public Settings settings() {
        return settings;
    }

    public TestKafka kafka() {
        return kafka;
    }

    public MiniCluster cluster() {
        return cluster;
    }

    public BlobStore blobs() {
        return blobs;
    }

    public MongoDatabase database() {
        return mongoClient.getDatabase("ScannersInfo");
    }

    public MongoClient client() {
        return mongoClient;
    }

    /** Writes to the topic of instances. */
    public InstanceLog log() {
        return new InstanceLog(producer);
    }

    /** The document of that id; null when there is none. */
    public BsonDocument find(String collection, String id) {
        return database()
                .getCollection(collection, BsonDocument.class)
                .find(new BsonDocument("_id", new BsonString(id)))
                .first();
    }

    /** Dead letters by the record they come from: those of now, or read until there are as many. */
    public Map<SourcePosition, DeadLetter> deadLetters(int count) throws Exception {
        Map<SourcePosition, DeadLetter> read = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : kafka.read(
                Topics.DEAD_LETTERS, records -> count > 0 && records >= count, count > 0 ? LONG_ENOUGH : A_MOMENT)) {
            DeadLetter letter = DeadLetter.from(record);
            read.put(letter.source(), letter);
        }
        return read;
    }

    /** How many dead letters there are within a second. */
    public int deadLettersSoFar() {
        return kafka.read(Topics.DEAD_LETTERS, read -> read > 0, Duration.ofSeconds(1))
                .size();
    }

    public void stopMongo() {
        mongo.shutdownNow();
    }

    /** Starts the server again, where it was and with the documents it had. */
    public void startMongo() {
        mongo = new MongoServer(documents);
        mongo.bind(mongoAddress);
    }

    /** Stops all of it. */
    public void stop() throws Exception {
        cluster.close();
        producer.close(Duration.ofSeconds(5));
        mongoClient.close();
        mongo.shutdownNow();
        kafka.close();
    }

    /** Documents that outlive the server they are in. One command at a time: the stock lists of indexes are not guarded. */
    private static final class KeptBackend extends MemoryBackend {
        @Override
        public synchronized Document handleMessage(MongoMessage message) {
            return super.handleMessage(message);
        }

        @Override
        public void close() {
            // A server that stops closes its backend, and with it the documents.
        }
    }
}
