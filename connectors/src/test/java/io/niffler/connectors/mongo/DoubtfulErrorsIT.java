package io.niffler.connectors.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.niffler.events.DeadLetter;
import io.niffler.events.DeadLetterReason;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Errors of single writes that may be the document's fault or a server's in trouble. */
class DoubtfulErrorsIT {
    private final Troubled backend = new Troubled();
    private MongoServer server;
    private MongoClient client;
    private WriterHarness sink;

    @BeforeEach
    void start() {
        server = new MongoServer(backend);
        MongoAddress address = TestMongo.address(server.bind());
        client = MongoClients.create(address.uri());
        sink = new WriterHarness(address);
    }

    @AfterEach
    void stop() {
        sink.close();
        client.close();
        server.shutdownNow();
    }

    private void writeTwo() throws IOException {
        for (String id : List.of("1", "2")) {
            sink.write(MongoWrites.replaceIfGreater("series", id, "n", new BsonDocument("n", new BsonInt64(1))));
        }
        sink.checkpoint();
    }

    private long stored() {
        return client.getDatabase(TestMongo.DATABASE).getCollection("series").countDocuments();
    }

    @Test
    void whatPassesCostsNoDocument() throws IOException {
        backend.errors.set(3);
        writeTwo();
        assertThat(stored()).isEqualTo(2);
        assertThat(sink.poison.letters).isEmpty();
        assertThat(sink.metrics.retries.getCount()).isEqualTo(3);
    }

    @Test
    void whatDoesNotPassIsSetAside() throws IOException {
        backend.errors.set(1_000);
        writeTwo();
        assertThat(stored()).isEqualTo(1);
        assertThat(sink.poison.letters)
                .extracting(DeadLetter::reason)
                .containsExactly(DeadLetterReason.DOCUMENT_REJECTED);
    }

    /** Answers the first of the writes of a command with InternalError, as often as told. */
    private static final class Troubled extends OneCommandAtATime {
        private static final int INTERNAL_ERROR = 1;

        private final AtomicInteger errors = new AtomicInteger();

        @Override
        public synchronized Document handleMessage(MongoMessage message) {
            Document command = message.getDocument();
            if (!command.containsKey("update") || errors.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
                return super.handleMessage(message);
            }
            List<?> updates = (List<?>) command.get("updates");
            if (updates.size() > 1) {
                command.put("updates", updates.subList(1, updates.size()));
                super.handleMessage(message);
            }
            return new Document("ok", 1)
                    .append("n", updates.size() - 1)
                    .append(
                            "writeErrors",
                            List.of(new Document("index", 0)
                                    .append("code", INTERNAL_ERROR)
                                    .append("errmsg", "trouble")));
        }
    }
}
