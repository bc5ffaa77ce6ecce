package io.niffler.jobs.metadata;

import io.niffler.connectors.JsonMessage;
import io.niffler.connectors.mongo.DocumentLookup;
import io.niffler.connectors.mongo.MongoWrite;
import io.niffler.connectors.mongo.MongoWrites;
import io.niffler.events.DeadLetter;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.bson.BsonDocument;

/**
 * Counts each instance of a series once, and keeps the series' documents in step. Keyed by Series Instance UID.
 *
 * <p>An instance is known by its SOP Instance UID within its series. The same content again changes nothing; other
 * content, or an instance that names another study than the series' first, is a dead letter. Before an attempt of the
 * operator first touches a series, it merges the stored document into the state. So nothing is forgotten when the state
 * has expired, and a document never shrinks when the job starts from an old checkpoint. An instance that only the stored
 * document knows is taken as new in all but the counts: what followed from it may have been lost with the state.
 */
final class SeriesFunction extends KeyedProcessFunction<String, InstanceHeader, MongoWrite> {
    private static final long serialVersionUID = 1L;

    static final OutputTag<JsonMessage> METADATA = new OutputTag<>("metadata", TypeInformation.of(JsonMessage.class));
    static final OutputTag<SeriesSummary> SUMMARIES =
            new OutputTag<>("series-summaries", TypeInformation.of(SeriesSummary.class));
    static final OutputTag<DeadLetter> CONFLICTS = new OutputTag<>("conflicts", TypeInformation.of(DeadLetter.class));

    private final DocumentLookup.Factory lookups;
    private final KeyTimers timers;
    private final int maxListed;

    private transient long attempt;
    private transient DocumentLookup lookup;
    private transient SeriesDocument document;
    private transient SeriesMetrics metrics;
    private transient ValueState<SeriesState> states;
    private transient MapState<String, SeenInstance> instances;
    private transient ListState<MongoWrite> unwrittenFeatures;

    /**
     * The function of one job.
     *
     * @param maxListed the most instances that a document lists
     */
    SeriesFunction(DocumentLookup.Factory lookups, KeyTimers timers, int maxListed) {
        this.lookups = lookups;
        this.timers = timers;
        this.maxListed = maxListed;
    }

    @Override
    public void open(OpenContext context) {
        attempt = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
        lookup = lookups.open();
        document = new SeriesDocument(maxListed);
        metrics = new SeriesMetrics(getRuntimeContext().getMetricGroup());
        states = getRuntimeContext().getState(new ValueStateDescriptor<>("series", SeriesState.class));
        instances = getRuntimeContext()
                .getMapState(
                        new MapStateDescriptor<>("instances", Types.STRING, TypeInformation.of(SeenInstance.class)));
        unwrittenFeatures =
                getRuntimeContext().getListState(new ListStateDescriptor<>("unwritten-features", MongoWrite.class));
    }

    @Override
    public void processElement(InstanceHeader instance, Context context, Collector<MongoWrite> out) throws Exception {
        metrics.parsed(instance);
        SeriesState state = current(context.getCurrentKey());
        timers.touch(state.times, context.timerService());
        SeenInstance seen = instances.get(instance.sopInstanceUid);
        if (contradicts(instance, state, seen)) {
            metrics.conflict();
            context.output(CONFLICTS, instance.conflict);
        } else if (seen != null && seen.confirmed) {
            metrics.duplicate();
        } else {
            accept(instance, state, seen == null);
            context.output(METADATA, new JsonMessage(instance.seriesInstanceUid, instance.metadata));
            if (timers.changed(state.times, context.timerService(), state.known)) {
                write(state, context, out);
            }
        }
        states.update(state);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<MongoWrite> out) throws Exception {
        SeriesState state = states.value();
        if (state == null) {
            return;
        }
        if (timers.isWriteDue(state.times, context.timerService(), timestamp)) {
            state = current(context.getCurrentKey(), state);
            write(state, context, out);
        }
        if (timers.isExpired(state.times, context.timerService(), timestamp)) {
            states.clear();
            instances.clear();
            unwrittenFeatures.clear();
        } else {
            states.update(state);
        }
    }

    private SeriesState current(String seriesInstanceUid) throws Exception {
        SeriesState state = states.value();
        return current(seriesInstanceUid, state == null ? new SeriesState() : state);
    }

    /** The state, no poorer than the stored document. */
    private SeriesState current(String seriesInstanceUid, SeriesState state) throws Exception {
        if (state.attempt != attempt) {
            Optional<BsonDocument> stored = lookup.find(SeriesDocument.COLLECTION, seriesInstanceUid);
            if (stored.isPresent()) {
                SeriesDocument.merge(stored.get(), state, instances);
                metrics.lookedUp();
            }
            state.attempt = attempt;
        }
        return state;
    }

    private static boolean contradicts(InstanceHeader instance, SeriesState state, SeenInstance seen) {
        boolean otherStudy =
                state.studyInstanceUid != null && !state.studyInstanceUid.equals(instance.studyInstanceUid);
        return otherStudy || (seen != null && !Arrays.equals(seen.sha256, instance.sha256));
    }

    private void accept(InstanceHeader instance, SeriesState state, boolean isNew) throws Exception {
        instances.put(instance.sopInstanceUid, new SeenInstance(instance.sha256, instance.bytes, true));
        if (isNew) {
            metrics.accepted();
            state.known++;
            state.knownBytes += instance.bytes;
            state.firstReceipt = Math.min(state.firstReceipt, instance.receipt);
            state.lastReceipt = Math.max(state.lastReceipt, instance.receipt);
        }
        state.studyInstanceUid = instance.studyInstanceUid;
        state.acquired.include(instance.acquired);
        state.modalities = SmallestValues.with(state.modalities, instance.modality);
        state.sopClassUids = SmallestValues.with(state.sopClassUids, instance.sopClassUid);
        state.transferSyntaxUids = SmallestValues.with(state.transferSyntaxUids, instance.transferSyntaxUid);
        if (state.rank == null || instance.rank.compareTo(state.rank) <= 0) {
            state.rank = instance.rank;
            state.modality = instance.modality;
            unwrittenFeatures.update(Arrays.asList(instance.features));
        }
        state.oldestUnwritten = Math.min(state.oldestUnwritten, instance.receipt);
    }

    private void write(SeriesState state, Context context, Collector<MongoWrite> out) throws Exception {
        for (MongoWrite features : unwrittenFeatures.get()) {
            out.collect(features);
        }
        unwrittenFeatures.clear();
        String uid = context.getCurrentKey();
        out.collect(MongoWrites.replaceIfGreater(
                SeriesDocument.COLLECTION, uid, SeriesDocument.VERSION, document.fields(state, instances)));
        context.output(SUMMARIES, summary(uid, state));
        metrics.written(context.timerService().currentProcessingTime() - state.oldestUnwritten);
        state.oldestUnwritten = Long.MAX_VALUE;
    }

    private static SeriesSummary summary(String seriesInstanceUid, SeriesState state) {
        SeriesSummary summary = new SeriesSummary();
        summary.studyInstanceUid = state.studyInstanceUid;
        summary.seriesInstanceUid = seriesInstanceUid;
        summary.modality = state.modality;
        summary.modalities = state.modalities;
        summary.instances = state.instanceCount();
        summary.bytes = state.bytes();
        summary.firstReceipt = state.firstReceipt;
        summary.lastReceipt = state.lastReceipt;
        summary.acquired.include(state.acquired);
        return summary;
    }

    @Override
    public void close() {
        if (lookup != null) {
            lookup.close();
        }
    }
}
