package io.niffler.jobs.utilization.clocks;

import io.niffler.connectors.mongo.MongoWrite;
import io.niffler.jobs.acquisition.InstanceFacts;
import io.niffler.jobs.metadata.StoredDocuments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.bson.BsonDocument;

/** The scanners' operator over a database, without a cluster. Its writes wait in the sink's place until {@link #flush}. */
final class ScannerHarness implements AutoCloseable {
    static final ScannerOptions OPTIONS =
            new ScannerOptions(Duration.ofSeconds(2), Duration.ofDays(3), Duration.ofMinutes(30), 4);

    private final List<MongoWrite> unflushed = new ArrayList<>();
    private KeyedOneInputStreamOperatorTestHarness<String, InstanceFacts, MongoWrite> operator;
    private long now = TestFacts.MORNING.toEpochMilli();

    final StoredDocuments database = new StoredDocuments();
    int writes;

    ScannerHarness() throws Exception {
        open(null);
    }

    private void open(OperatorSubtaskState checkpoint) throws Exception {
        operator = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new ScannerFunction(database.lookup(), OPTIONS)),
                facts -> facts.scanner,
                Types.STRING);
        operator.getExecutionConfig().getSerializerConfig().setGenericTypes(false);
        operator.getExecutionConfig().enableObjectReuse();
        operator.setProcessingTime(now);
        operator.setup();
        if (checkpoint != null) {
            operator.initializeState(checkpoint);
        }
        operator.open();
    }

    void process(InstanceFacts facts) throws Exception {
        operator.processElement(new StreamRecord<>(facts));
        drain();
    }

    void advance(Duration time) throws Exception {
        now += time.toMillis();
        operator.setProcessingTime(now);
        drain();
    }

    private void drain() {
        for (Object next = operator.getOutput().poll();
                next != null;
                next = operator.getOutput().poll()) {
            unflushed.add((MongoWrite) ((StreamRecord<?>) next).getValue());
            writes++;
        }
    }

    /** Lets the sink write what it has. */
    void flush() {
        unflushed.forEach(database::apply);
        unflushed.clear();
    }

    /** Lets time pass until everything is written. */
    void settle() throws Exception {
        advance(OPTIONS.interval());
        flush();
    }

    OperatorSubtaskState checkpoint() throws Exception {
        flush();
        return operator.snapshot(1, now);
    }

    /** Loses the operator and whatever of its writes chance does not save; starts it from a checkpoint or, at null, anew. */
    void crash(OperatorSubtaskState checkpoint, Random chance) throws Exception {
        unflushed.removeIf(write -> chance.nextBoolean());
        flush();
        operator.close();
        now += 1;
        open(checkpoint);
    }

    int stateEntries() {
        return operator.numKeyedStateEntries();
    }

    BsonDocument scanner(String key) {
        return database.get("scanners", key);
    }

    /** The stored documents but for the time of their last write. */
    Map<String, BsonDocument> documents() {
        Map<String, BsonDocument> documents = new TreeMap<>();
        database.all().forEach((key, document) -> {
            BsonDocument lasting = document.clone();
            lasting.remove("updated");
            documents.put(key, lasting);
        });
        return documents;
    }

    @Override
    public void close() {
        try {
            operator.close();
        } catch (Exception e) {
            throw new IllegalStateException("The operator did not close", e);
        }
        database.close();
    }
}
