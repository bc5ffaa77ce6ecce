package io.niffler.jobs.metadata;

import io.niffler.connectors.mongo.DocumentLookup;
import io.niffler.connectors.mongo.MongoWrite;
import io.niffler.connectors.mongo.MongoWrites;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.bson.BsonDocument;

/**
 * Keeps the document of a study in step with its series. Keyed by Study Instance UID. The state is merged with the
 * stored document as in {@link SeriesFunction}.
 */
final class StudyFunction extends KeyedProcessFunction<String, SeriesSummary, MongoWrite> {
    private static final long serialVersionUID = 1L;

    private final DocumentLookup.Factory lookups;
    private final KeyTimers timers;

    private transient long attempt;
    private transient DocumentLookup lookup;
    private transient ValueState<StudyState> states;
    private transient MapState<String, SeriesSummary> series;

    StudyFunction(DocumentLookup.Factory lookups, KeyTimers timers) {
        this.lookups = lookups;
        this.timers = timers;
    }

    @Override
    public void open(OpenContext context) {
        attempt = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
        lookup = lookups.open();
        states = getRuntimeContext().getState(new ValueStateDescriptor<>("study", StudyState.class));
        series = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("series", Types.STRING, TypeInformation.of(SeriesSummary.class)));
    }

    @Override
    public void processElement(SeriesSummary summary, Context context, Collector<MongoWrite> out) throws Exception {
        StudyState state = states.value();
        state = current(context.getCurrentKey(), state == null ? new StudyState() : state);
        timers.touch(state.times, context.timerService());
        SeriesSummary known = series.get(summary.seriesInstanceUid);
        if (known == null || known.instances <= summary.instances) {
            state.seriesCount += known == null ? 1 : 0;
            series.put(summary.seriesInstanceUid, summary);
            if (timers.changed(state.times, context.timerService(), state.seriesCount)) {
                write(context.getCurrentKey(), out);
            }
        }
        states.update(state);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<MongoWrite> out) throws Exception {
        StudyState state = states.value();
        if (state == null) {
            return;
        }
        if (timers.isWriteDue(state.times, context.timerService(), timestamp)) {
            state = current(context.getCurrentKey(), state);
            write(context.getCurrentKey(), out);
        }
        if (timers.isExpired(state.times, context.timerService(), timestamp)) {
            states.clear();
            series.clear();
        } else {
            states.update(state);
        }
    }

    private StudyState current(String studyInstanceUid, StudyState state) throws Exception {
        if (state.attempt != attempt) {
            Optional<BsonDocument> stored = lookup.find(StudyDocument.COLLECTION, studyInstanceUid);
            if (stored.isPresent()) {
                state.seriesCount += StudyDocument.merge(studyInstanceUid, stored.get(), series);
            }
            state.attempt = attempt;
        }
        return state;
    }

    private void write(String studyInstanceUid, Collector<MongoWrite> out) throws Exception {
        out.collect(MongoWrites.replaceIfGreater(
                StudyDocument.COLLECTION, studyInstanceUid, StudyDocument.VERSION, StudyDocument.fields(series)));
    }

    @Override
    public void close() {
        if (lookup != null) {
            lookup.close();
        }
    }
}
