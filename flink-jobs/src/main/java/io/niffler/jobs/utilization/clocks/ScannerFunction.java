package io.niffler.jobs.utilization.clocks;

import io.niffler.connectors.mongo.DocumentLookup;
import io.niffler.connectors.mongo.MongoWrite;
import io.niffler.connectors.mongo.MongoWrites;
import io.niffler.jobs.acquisition.InstanceFacts;
import io.niffler.jobs.metadata.KeyTimers;
import io.niffler.jobs.metadata.StoredFields;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
 * Keeps the documents of a scanner and of its days in step with its instances. Keyed by scanner.
 *
 * <p>Before an attempt of the operator first touches a scanner or a day, it merges the stored document into the state.
 * So a day that left the state is counted as it was when a late instance comes, and a document never shrinks when the
 * job starts from an old checkpoint.
 */
final class ScannerFunction extends KeyedProcessFunction<String, InstanceFacts, MongoWrite> {
    private static final long serialVersionUID = 1L;

    private final DocumentLookup.Factory lookups;
    private final ScannerOptions options;
    private final KeyTimers timers;

    private transient long attempt;
    private transient DocumentLookup lookup;
    private transient ScannerDocument document;
    private transient ValueState<ScannerState> states;
    private transient MapState<String, ClockDay> days;
    private transient MapState<String, DaySummary> summaries;

    ScannerFunction(DocumentLookup.Factory lookups, ScannerOptions options) {
        this.lookups = lookups;
        this.options = options;
        this.timers = new KeyTimers(options.interval(), options.retention());
    }

    @Override
    public void open(OpenContext context) {
        attempt = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
        lookup = lookups.open();
        document = new ScannerDocument(options.threshold());
        states = getRuntimeContext().getState(new ValueStateDescriptor<>("scanner", ScannerState.class));
        days = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("days", Types.STRING, TypeInformation.of(ClockDay.class)));
        summaries = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("summaries", Types.STRING, TypeInformation.of(DaySummary.class)));
    }

    @Override
    public void processElement(InstanceFacts facts, Context context, Collector<MongoWrite> out) throws Exception {
        String scanner = context.getCurrentKey();
        ScannerState state = states.value();
        state = current(scanner, state == null ? new ScannerState() : state);
        timers.touch(state.times, context.timerService());
        boolean changed = state.add(facts);
        if (ClockDay.concerns(facts)) {
            changed |= addToDay(facts, state, context.timerService().currentProcessingTime());
        }
        if (changed && timers.changed(state.times, context.timerService(), 0)) {
            write(scanner, state, context.timerService().currentProcessingTime(), out);
        }
        states.update(state);
    }

    private boolean addToDay(InstanceFacts facts, ScannerState state, long now) throws Exception {
        String name = ClockDays.of(facts);
        ClockDay day = days.get(name);
        boolean read = day == null || day.attempt != attempt;
        if (read) {
            day = current(facts.scanner, name, state, day == null ? new ClockDay() : day);
        }
        // What was read may be ahead of the scanner's document, should that have been lost in a crash.
        boolean changed = day.add(facts) || read;
        if (changed) {
            day.unwritten = true;
            day.changedAt = now;
            days.put(name, day);
        }
        return changed;
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<MongoWrite> out) throws Exception {
        ScannerState state = states.value();
        if (state == null) {
            return;
        }
        String scanner = context.getCurrentKey();
        if (timers.isWriteDue(state.times, context.timerService(), timestamp)) {
            state = current(scanner, state);
            write(scanner, state, context.timerService().currentProcessingTime(), out);
        }
        if (timers.isExpired(state.times, context.timerService(), timestamp)) {
            states.clear();
            days.clear();
            summaries.clear();
        } else {
            states.update(state);
        }
    }

    /** The state, no poorer than the stored document. */
    private ScannerState current(String scanner, ScannerState state) throws Exception {
        if (state.attempt != attempt) {
            Optional<BsonDocument> stored = lookup.find(ScannerDocument.COLLECTION, scanner);
            if (stored.isPresent()) {
                // Summaries are made when they are written: a later write knows all that an earlier one did.
                boolean later = StoredFields.time(stored.get(), ScannerDocument.GUARD, 0) > state.updated;
                ScannerDocument.merge(stored.get(), state);
                for (Map.Entry<String, DaySummary> entry :
                        ScannerDocument.days(stored.get()).entrySet()) {
                    if (later || !summaries.contains(entry.getKey())) {
                        summaries.put(entry.getKey(), entry.getValue());
                    }
                }
            }
            state.attempt = attempt;
        }
        return state;
    }

    private ClockDay current(String scanner, String name, ScannerState state, ClockDay day) {
        Optional<BsonDocument> stored = lookup.find(ClockDayDocument.COLLECTION, ClockDayDocument.id(scanner, name));
        if (stored.isPresent()) {
            ClockDayDocument.merge(stored.get(), day);
            state.updated = Math.max(state.updated, StoredFields.time(stored.get(), ScannerDocument.GUARD, 0));
        }
        day.attempt = attempt;
        return day;
    }

    private void write(String scanner, ScannerState state, long now, Collector<MongoWrite> out) throws Exception {
        Map<String, ClockDay> kept = keptDays(scanner, state);
        state.updated = Math.max(now, state.updated + 1);
        for (Map.Entry<String, ClockDay> entry : kept.entrySet()) {
            String name = entry.getKey();
            ClockDay day = entry.getValue();
            if (day.unwritten) {
                day.unwritten = false;
                days.put(name, day);
                summaries.put(name, DaySummary.of(day));
                String id = ClockDayDocument.id(scanner, name);
                BsonDocument fields = ClockDayDocument.fields(scanner, name, day);
                out.collect(guarded(ClockDayDocument.COLLECTION, id, fields, state));
            } else if (day.changedAt + options.retention().toMillis() <= now) {
                days.remove(name);
            }
        }
        out.collect(guarded(ScannerDocument.COLLECTION, scanner, document.fields(state, recentDays()), state));
    }

    /** The days in state, of which those that are to be written are no poorer than their stored documents. */
    private Map<String, ClockDay> keptDays(String scanner, ScannerState state) throws Exception {
        Map<String, ClockDay> kept = new TreeMap<>();
        for (Map.Entry<String, ClockDay> entry : days.entries()) {
            ClockDay day = entry.getValue();
            boolean behind = day.unwritten && day.attempt != attempt;
            kept.put(entry.getKey(), behind ? current(scanner, entry.getKey(), state, day) : day);
        }
        return kept;
    }

    private SortedMap<String, DaySummary> recentDays() throws Exception {
        Map<String, DaySummary> all = new TreeMap<>();
        summaries.entries().forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        SortedMap<String, DaySummary> recent = RecentDays.of(all, options.days());
        for (String day : all.keySet()) {
            if (!recent.containsKey(day)) {
                summaries.remove(day);
            }
        }
        return recent;
    }

    /** A write that gives way to a later one, should it be delayed until then. */
    private static MongoWrite guarded(String collection, String id, BsonDocument fields, ScannerState state) {
        fields.put(ScannerDocument.GUARD, StoredFields.time(state.updated));
        return MongoWrites.replaceIfGreater(collection, id, ScannerDocument.GUARD, fields);
    }

    @Override
    public void close() {
        if (lookup != null) {
            lookup.close();
        }
    }
}
