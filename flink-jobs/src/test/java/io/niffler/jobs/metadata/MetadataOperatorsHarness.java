package io.niffler.jobs.metadata;

import io.niffler.connectors.JsonMessage;
import io.niffler.connectors.mongo.MongoWrite;
import io.niffler.events.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/**
 * The two keyed operators of the job over a database, without a cluster. Their output waits in the sinks' place until
 * {@link #flush}, unless it goes through at once: then a crash loses state but no output, and the database is ahead of
 * the state.
 */
final class MetadataOperatorsHarness implements AutoCloseable {
    static final Duration FLUSH = Duration.ofMillis(200);
    static final Duration TTL = Duration.ofDays(3);

    private final StoredDocuments database;
    private final int maxListed;
    private final boolean immediate;
    private final List<MongoWrite> unflushedWrites = new ArrayList<>();
    private final List<String> unflushedMetadata = new ArrayList<>();
    private KeyedOneInputStreamOperatorTestHarness<String, InstanceHeader, MongoWrite> series;
    private KeyedOneInputStreamOperatorTestHarness<String, SeriesSummary, MongoWrite> studies;
    private long now = TestInstances.RECEIPT;

    final List<String> metadata = new ArrayList<>();
    final List<DeadLetter> conflicts = new ArrayList<>();
    int writes;

    /** What a checkpoint holds. */
    record Checkpoint(OperatorSubtaskState series, OperatorSubtaskState studies) {}

    MetadataOperatorsHarness(StoredDocuments database, int maxListed, boolean immediate) throws Exception {
        this.database = database;
        this.maxListed = maxListed;
        this.immediate = immediate;
        open(null);
    }

    private void open(Checkpoint checkpoint) throws Exception {
        KeyTimers timers = new KeyTimers(FLUSH, TTL);
        series = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new SeriesFunction(database.lookup(), timers, maxListed)),
                instance -> instance.seriesInstanceUid,
                Types.STRING);
        studies = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new StudyFunction(database.lookup(), timers)),
                summary -> summary.studyInstanceUid,
                Types.STRING);
        configure(series.getExecutionConfig());
        configure(studies.getExecutionConfig());
        series.setProcessingTime(now);
        studies.setProcessingTime(now);
        series.setup();
        studies.setup();
        if (checkpoint != null) {
            series.initializeState(checkpoint.series());
            studies.initializeState(checkpoint.studies());
        }
        series.open();
        studies.open();
    }

    private static void configure(ExecutionConfig config) {
        config.getSerializerConfig().setGenericTypes(false);
        config.enableObjectReuse();
    }

    void process(InstanceHeader instance) throws Exception {
        series.processElement(new StreamRecord<>(instance));
        drain();
    }

    void advance(Duration time) throws Exception {
        now += time.toMillis();
        series.setProcessingTime(now);
        drain();
        studies.setProcessingTime(now);
        drain();
    }

    private void drain() throws Exception {
        store(series.getOutput());
        for (JsonMessage message : side(SeriesFunction.METADATA)) {
            unflushedMetadata.add(new String(message.json(), StandardCharsets.UTF_8));
        }
        conflicts.addAll(side(SeriesFunction.CONFLICTS));
        for (SeriesSummary summary : side(SeriesFunction.SUMMARIES)) {
            studies.processElement(new StreamRecord<>(summary));
        }
        store(studies.getOutput());
        if (immediate) {
            flush();
        }
    }

    /** Lets the sinks write what they have. */
    void flush() {
        unflushedWrites.forEach(database::apply);
        unflushedWrites.clear();
        metadata.addAll(unflushedMetadata);
        unflushedMetadata.clear();
    }

    private void store(Queue<Object> output) {
        for (Object next = output.poll(); next != null; next = output.poll()) {
            unflushedWrites.add((MongoWrite) ((StreamRecord<?>) next).getValue());
            writes++;
        }
    }

    private <T> List<T> side(OutputTag<T> tag) {
        List<T> values = new ArrayList<>();
        Queue<StreamRecord<T>> output = series.getSideOutput(tag);
        while (output != null && !output.isEmpty()) {
            values.add(output.poll().getValue());
        }
        return values;
    }

    Checkpoint checkpoint() throws Exception {
        flush();
        return new Checkpoint(series.snapshot(1, now), studies.snapshot(1, now));
    }

    /** Loses the operators and, of what the sinks have not written, whatever chance does not save. */
    void crash(Checkpoint checkpoint, Random chance) throws Exception {
        unflushedWrites.removeIf(write -> chance.nextBoolean());
        unflushedMetadata.removeIf(message -> chance.nextBoolean());
        flush();
        restart(checkpoint);
    }

    /** Loses the operators and starts them from a checkpoint, or without one when it is null. */
    void restart(Checkpoint checkpoint) throws Exception {
        close();
        open(checkpoint);
    }

    int timers() {
        return series.numProcessingTimeTimers() + studies.numProcessingTimeTimers();
    }

    int stateEntries() {
        return series.numKeyedStateEntries() + studies.numKeyedStateEntries();
    }

    @Override
    public void close() {
        try {
            series.close();
            studies.close();
        } catch (Exception e) {
            throw new IllegalStateException("The operators did not close", e);
        }
    }
}
