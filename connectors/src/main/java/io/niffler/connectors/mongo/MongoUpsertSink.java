package io.niffler.connectors.mongo;

import io.niffler.config.Settings;
import io.niffler.connectors.ConnectorsSettings;
import io.niffler.connectors.KafkaDeadLetters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * The Flink sink of {@link MongoWrite}s: at least once, so that idempotent writes are effectively once.
 *
 * <p>Writes are buffered and sent when there are enough, after an interval, and before each checkpoint completes. Writes
 * to the same {@code _id} keep their order; others have none. A document that the database will never take goes to the
 * {@link PoisonHandler} and the rest goes on. While the database is away the sink waits, and then fails the job, which
 * starts again from its checkpoint.
 */
public final class MongoUpsertSink implements Sink<MongoWrite> {
    private static final long serialVersionUID = 1;

    private final MongoAddress address;
    private final BatchPolicy batches;
    private final RetryPolicy retries;
    private final PoisonHandler.Factory poison;
    private final ArrayList<MongoIndex> indexes;

    MongoUpsertSink(
            MongoAddress address,
            BatchPolicy batches,
            RetryPolicy retries,
            PoisonHandler.Factory poison,
            Collection<MongoIndex> indexes) {
        this.address = address;
        this.batches = batches;
        this.retries = retries;
        this.poison = poison;
        this.indexes = new ArrayList<>(indexes);
    }

    /**
     * The sink into the database of these settings; poison goes to the dead-letter topic.
     *
     * @param indexes to be created before the first write
     */
    public static MongoUpsertSink create(Settings settings, Collection<MongoIndex> indexes) {
        return create(settings, indexes, KafkaDeadLetters.factory(settings));
    }

    /** The same with another way out for poison. */
    public static MongoUpsertSink create(
            Settings settings, Collection<MongoIndex> indexes, PoisonHandler.Factory poison) {
        return new MongoUpsertSink(
                MongoAddress.of(settings),
                new BatchPolicy(
                        settings.get(ConnectorsSettings.MONGO_BATCH_SIZE),
                        settings.get(ConnectorsSettings.MONGO_BATCH_BYTES).bytes(),
                        settings.get(ConnectorsSettings.MONGO_FLUSH_INTERVAL)),
                RetryPolicy.upTo(settings.get(ConnectorsSettings.MONGO_RETRY_TIMEOUT)),
                poison,
                indexes);
    }

    @Override
    public SinkWriter<MongoWrite> createWriter(WriterInitContext context) {
        List<MongoIndex> mine = context.getTaskInfo().getIndexOfThisSubtask() == 0 ? indexes : List.of();
        SinkMetrics metrics = new SinkMetrics(context.metricGroup());
        return new MongoUpsertWriter(
                address, mine, batches, retries, poison.open(), metrics, context.getProcessingTimeService());
    }

    /** Not called by the versions of Flink that know {@link WriterInitContext}. */
    @Override
    @Deprecated
    public SinkWriter<MongoWrite> createWriter(InitContext context) {
        throw new UnsupportedOperationException("This sink needs Flink 1.19 or newer.");
    }
}
