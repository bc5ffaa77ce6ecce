package io.niffler.jobs.utilization.days;

import io.niffler.connectors.JsonMessage;
import io.niffler.connectors.mongo.DocumentLookup;
import io.niffler.connectors.mongo.MongoWrite;
import io.niffler.jobs.acquisition.InstanceFacts;
import io.niffler.jobs.utilization.exams.ExamRules;
import io.niffler.jobs.utilization.exams.LocalDays;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Keeps the documents of scanners' days and exams in step with the instances that count. Keyed by scanner; the days are
 * the keys of the state, for an exam over midnight needs two of them.
 *
 * <p>An operator and not a function, because it writes the state of many keys before a checkpoint, see {@link DayStore}.
 */
public final class DayOperator extends AbstractStreamOperator<MongoWrite>
        implements OneInputStreamOperator<InstanceFacts, MongoWrite>, Triggerable<String, VoidNamespace> {
    private static final long serialVersionUID = 1L;

    /** Where the events go. */
    public static final OutputTag<JsonMessage> EVENTS =
            new OutputTag<>("utilization-events", TypeInformation.of(JsonMessage.class));

    private final DocumentLookup.Factory lookups;
    private final ExamRules rules;
    private final DayPace pace;

    private transient DocumentLookup lookup;
    private transient DayStore store;
    private transient WriteShare share;
    private transient DayPublisher publisher;
    private transient DayMetrics counters;
    private transient InternalTimerService<VoidNamespace> timers;

    public DayOperator(DocumentLookup.Factory lookups, ExamRules rules, DayPace pace) {
        this.lookups = lookups;
        this.rules = rules;
        this.pace = pace;
    }

    @Override
    public void open() throws Exception {
        super.open();
        timers = getInternalTimerService("days", VoidNamespaceSerializer.INSTANCE, this);
        lookup = lookups.open();
        counters = new DayMetrics(getMetricGroup());
        store = new DayStore(
                getRuntimeContext()
                        .getMapState(new MapStateDescriptor<>(
                                "days", Types.LONG, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)),
                getRuntimeContext()
                        .getMapState(new MapStateDescriptor<>("times", Types.LONG, TypeInformation.of(DayTimes.class))),
                this::setCurrentKey);
        share = new WriteShare();
        publisher = new DayPublisher(
                store,
                lookup,
                rules,
                write -> output.collect(new StreamRecord<>(write)),
                event -> output.collect(EVENTS, new StreamRecord<>(event)),
                counters);
    }

    @Override
    public void processElement(StreamRecord<InstanceFacts> element) throws Exception {
        InstanceFacts facts = element.getValue();
        LiveScanner scanner = store.scanner((String) getCurrentKey());
        LiveDay day = store.day(scanner, Math.floorDiv(facts.acquiredAt, LocalDays.MILLIS));
        int before = day.known.seriesCount();
        boolean changed = day.known.add(KnownDay.part(facts));
        counters.instance(changed);
        if (changed) {
            store.grown(day.known.seriesCount() - before);
            changed(scanner, day);
        }
        if (store.isFull()) {
            store.unload();
        }
    }

    private void changed(LiveScanner scanner, LiveDay day) {
        long now = timers.currentProcessingTime();
        if (!day.isOurs()) {
            day.adopt(now);
        }
        day.unsaved = true;
        day.times.dirty = true;
        if (scanner.emitAt == LiveScanner.NONE) {
            scanner.emitAt = share.later(now, now + pace.waitMillis(day.known.seriesCount()));
            wake(scanner, scanner.emitAt);
        }
    }

    /** Sets the timer, unless it fires before that anyway. */
    private void wake(LiveScanner scanner, long time) {
        if (time < scanner.alarm) {
            if (scanner.alarm != LiveScanner.NONE) {
                timers.deleteProcessingTimeTimer(VoidNamespace.INSTANCE, scanner.alarm);
            }
            timers.registerProcessingTimeTimer(VoidNamespace.INSTANCE, time);
            scanner.alarm = time;
        }
    }

    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        // Not before the timer's own time: the machine's clock may have been set back.
        long now = Math.max(timer.getTimestamp(), timers.currentProcessingTime());
        LiveScanner scanner = store.scanner(timer.getKey());
        if (scanner.alarm <= timer.getTimestamp()) {
            scanner.alarm = LiveScanner.NONE;
        }
        write(scanner, now);
        for (long day : days(scanner, due -> isDue(due, true, now))) {
            store.remove(scanner, day);
        }
        scanner.days.values().stream()
                .filter(LiveDay::isOurs)
                .mapToLong(day -> day.times.dirty ? scanner.emitAt : pace.dueAt(day.times))
                .min()
                .ifPresent(next -> wake(scanner, next));
        store.release(scanner);
    }

    private void write(LiveScanner scanner, long now) throws Exception {
        long began = timers.currentProcessingTime();
        // What a checkpoint says is dirty has no time any more.
        if (scanner.emitAt <= now || (scanner.emitAt == LiveScanner.NONE && scanner.isDirty())) {
            scanner.emitAt = LiveScanner.NONE;
            for (List<Long> group : DayPublisher.groups(days(scanner, day -> day.times.dirty))) {
                publisher.publish(scanner, group, now);
                unloadIfFull(scanner);
            }
        }
        for (List<Long> group : DayPublisher.groups(days(scanner, day -> isDue(day, false, now)))) {
            publisher.settle(scanner, group, now);
            unloadIfFull(scanner);
        }
        share.wrote(began, timers.currentProcessingTime());
    }

    private boolean isDue(LiveDay day, boolean settled, long now) {
        return !day.times.dirty && day.times.settled == settled && pace.dueAt(day.times) <= now;
    }

    private static List<Long> days(LiveScanner scanner, Predicate<LiveDay> wanted) {
        List<Long> days = new ArrayList<>();
        for (LiveDay day : scanner.days.values()) {
            if (day.isOurs() && wanted.test(day)) {
                days.add(day.epochDay);
            }
        }
        return days;
    }

    private void unloadIfFull(LiveScanner scanner) throws Exception {
        if (store.isFull()) {
            store.unload();
            setCurrentKey(scanner.key);
        }
    }

    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) {
        // None is ever set.
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        store.save();
    }

    @Override
    public void close() throws Exception {
        if (lookup != null) {
            lookup.close();
        }
        super.close();
    }
}
