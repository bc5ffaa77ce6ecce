package io.niffler.jobs.utilization.clocks;

import static io.niffler.jobs.utilization.clocks.TestFacts.image;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.niffler.config.Settings;
import io.niffler.connectors.mongo.MongoLookup;
import io.niffler.connectors.mongo.MongoUpsertSink;
import io.niffler.connectors.mongo.PoisonHandler;
import io.niffler.events.DeadLetter;
import io.niffler.jobs.acquisition.InstanceFacts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pipeline over a MongoDB server: what it writes is what it reads again. */
class ScannersIT {
    private MongoServer server;
    private MongoClient client;
    private Settings settings;

    @BeforeEach
    void start() {
        server = new MongoServer(new MemoryBackend());
        String uri = "mongodb://127.0.0.1:" + server.bind().getPort();
        client = MongoClients.create(uri);
        settings = Settings.of(Map.of("mongo.uri", uri));
    }

    @AfterEach
    void stop() {
        client.close();
        server.shutdownNow();
    }

    /** Each run has a state of its own: all that it knows of the runs before is what the documents say. */
    private BsonDocument run(InstanceFacts facts) throws Exception {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(1);
        environment.getConfig().getSerializerConfig().setGenericTypes(false);
        ScannerPipeline.define(environment.fromData(facts), MongoLookup.factory(settings), ScannerHarness.OPTIONS)
                .sinkTo(MongoUpsertSink.create(settings, List.of(), NoPoison::new))
                .uid("sink");
        environment.execute();
        return client.getDatabase("ScannersInfo")
                .getCollection("scanners", BsonDocument.class)
                .find()
                .first();
    }

    @Test
    void correctsWhatIsStored() throws Exception {
        run(image("1", 1, Duration.ZERO, Duration.ofMinutes(5)));
        run(image("2", 1, Duration.ZERO, Duration.ofMinutes(15)));
        BsonDocument clock =
                run(image("1", 2, Duration.ofMinutes(1), Duration.ofMinutes(7))).getDocument("clock");
        assertThat(clock.getInt64("studies").getValue()).isEqualTo(2);
        assertThat(clock.getDouble("mean").getValue()).isEqualTo(660);
        assertThat(clock.getDouble("standardDeviation").getValue()).isEqualTo(240);
    }

    /** Nothing that these runs write is refused. */
    private static final class NoPoison implements PoisonHandler {
        @Override
        public void handle(DeadLetter letter) {
            throw new IllegalStateException("A document was refused: " + letter.reason());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
