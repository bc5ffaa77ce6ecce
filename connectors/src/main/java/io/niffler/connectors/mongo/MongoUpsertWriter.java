package io.niffler.connectors.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.niffler.connectors.LogLimit;
import io.niffler.events.DeadLetter;
import io.niffler.events.DeadLetterReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Buffers writes and sends them; all in the task's thread. */
final class MongoUpsertWriter implements SinkWriter<MongoWrite> {
    private static final Logger log = LoggerFactory.getLogger(MongoUpsertWriter.class);

    /** The step that dead letters name. */
    static final String STAGE = "mongo-sink";

    private final MongoClient client;
    private final List<MongoIndex> indexes;
    private final BatchPolicy batches;
    private final PoisonHandler poison;
    private final SinkMetrics metrics;
    private final ProcessingTimeService time;
    private final Retry retry;
    private final MongoDatabase database;
    private final BulkSender sender;
    private final WriteBuffer buffer = new WriteBuffer();
    private final LogLimit logLimit = new LogLimit();
    private boolean indexed;
    private ScheduledFuture<?> timer;

    MongoUpsertWriter(
            MongoAddress address,
            List<MongoIndex> indexes,
            BatchPolicy batches,
            RetryPolicy retries,
            PoisonHandler poison,
            SinkMetrics metrics,
            ProcessingTimeService time) {
        this.client = address.open();
        this.indexes = indexes;
        this.batches = batches;
        this.poison = poison;
        this.metrics = metrics;
        this.time = time;
        this.retry = new Retry(retries, metrics.retries);
        this.database = client.getDatabase(address.database());
        this.sender = new BulkSender(database, retry, metrics, this::reject);
    }

    @Override
    public void write(MongoWrite write, Context context) throws IOException {
        Optional<DeadLetterReason> violation = DocumentRules.violation(write);
        if (violation.isPresent()) {
            reject(write, violation.get());
            return;
        }
        buffer.add(write);
        if (batches.isFull(buffer)) {
            send();
        } else if (timer == null) {
            timer = time.registerTimer(
                    time.getCurrentProcessingTime() + batches.maxAge().toMillis(), this::onTimer);
        }
    }

    private void onTimer(long timestamp) throws IOException {
        timer = null;
        send();
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
        send();
        poison.flush();
    }

    private void send() throws IOException {
        if (buffer.isEmpty()) {
            return;
        }
        long start = System.nanoTime();
        if (!indexed) {
            retry.call("creation of indexes", () -> {
                MongoIndexes.ensure(database, indexes);
                return true;
            });
            indexed = true;
        }
        while (!buffer.isEmpty()) {
            for (List<MongoWrite> batch : buffer.nextRound()) {
                sender.send(batch);
            }
        }
        metrics.flushed(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }

    private void reject(MongoWrite write, DeadLetterReason reason) throws IOException {
        metrics.poison();
        if (logLimit.admits()) {
            log.warn("{} will never be stored: {}{}", write, reason.code(), logLimit.note());
        }
        RecordHeaders headers = new RecordHeaders();
        headers.add("collection", write.collection().getBytes(StandardCharsets.UTF_8));
        poison.handle(DeadLetter.of(
                reason, STAGE, 1, write.source(), write.id().getBytes(StandardCharsets.UTF_8), headers, null));
    }

    @Override
    public void close() {
        try {
            poison.close();
        } finally {
            client.close();
        }
    }
}
