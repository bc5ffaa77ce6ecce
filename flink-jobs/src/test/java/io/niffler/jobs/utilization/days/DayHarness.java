package io.niffler.jobs.utilization.days;

import io.niffler.connectors.JsonMessage;
import io.niffler.connectors.mongo.MongoWrite;
import io.niffler.jobs.acquisition.InstanceFacts;
import io.niffler.jobs.metadata.StoredDocuments;
import io.niffler.jobs.utilization.exams.ExamRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** The operator of days over a database, with any number of tasks. Writes wait in the sink's place until {@link #flush}. */
final class DayHarness implements AutoCloseable {
    static final DayPace PACE = new DayPace(Duration.ofSeconds(2), Duration.ofHours(1), Duration.ofDays(3));
    static final long START = 1_710_000_000_000L;
    private static final int MAX_PARALLELISM = 8;

    private final StoredDocuments database;
    private final List<KeyedOneInputStreamOperatorTestHarness<String, InstanceFacts, MongoWrite>> tasks =
            new ArrayList<>();
    private final List<MongoWrite> unflushed = new ArrayList<>();
    private long now = START;

    final List<JsonMessage> events = new ArrayList<>();
    int writes;

    /** What a checkpoint holds. */
    record Checkpoint(OperatorSubtaskState state, int parallelism) {}

    DayHarness(StoredDocuments database, int parallelism) throws Exception {
        this.database = database;
        open(null, parallelism);
    }

    private void open(Checkpoint checkpoint, int parallelism) throws Exception {
        for (int task = 0; task < parallelism; task++) {
            KeyedOneInputStreamOperatorTestHarness<String, InstanceFacts, MongoWrite> harness =
                    new KeyedOneInputStreamOperatorTestHarness<>(
                            new DayOperator(database.lookup(), ExamRules.DEFAULT, PACE),
                            facts -> facts.scanner,
                            Types.STRING,
                            MAX_PARALLELISM,
                            parallelism,
                            task);
            harness.getExecutionConfig().getSerializerConfig().setGenericTypes(false);
            harness.getExecutionConfig().enableObjectReuse();
            harness.setProcessingTime(now);
            harness.setup();
            if (checkpoint != null) {
                harness.initializeState(AbstractStreamOperatorTestHarness.repartitionOperatorState(
                        checkpoint.state(), MAX_PARALLELISM, checkpoint.parallelism(), parallelism, task));
            }
            harness.open();
            tasks.add(harness);
        }
    }

    void process(InstanceFacts... instances) throws Exception {
        for (InstanceFacts facts : instances) {
            int task =
                    KeyGroupRangeAssignment.assignKeyToParallelOperator(facts.scanner, MAX_PARALLELISM, tasks.size());
            tasks.get(task).processElement(new StreamRecord<>(facts));
        }
        drain();
    }

    /** Lets time pass, and the sink write. */
    void settle(Duration time) throws Exception {
        advance(time);
        flush();
    }

    void advance(Duration time) throws Exception {
        now += time.toMillis();
        for (var task : tasks) {
            task.setProcessingTime(now);
        }
        drain();
    }

    private void drain() {
        for (var task : tasks) {
            for (Object next = task.getOutput().poll();
                    next != null;
                    next = task.getOutput().poll()) {
                unflushed.add((MongoWrite) ((StreamRecord<?>) next).getValue());
                writes++;
            }
            Queue<StreamRecord<JsonMessage>> side = task.getSideOutput(DayOperator.EVENTS);
            while (side != null && !side.isEmpty()) {
                events.add(side.poll().getValue());
            }
        }
    }

    void flush() {
        unflushed.forEach(database::apply);
        unflushed.clear();
    }

    Checkpoint checkpoint() throws Exception {
        flush();
        OperatorSubtaskState[] states = new OperatorSubtaskState[tasks.size()];
        for (int task = 0; task < states.length; task++) {
            states[task] = tasks.get(task).snapshot(1, now);
        }
        return new Checkpoint(AbstractStreamOperatorTestHarness.repackageState(states), states.length);
    }

    /** Loses the tasks and, of what the sink has not written, whatever chance does not save. */
    void crash(Checkpoint checkpoint, int parallelism, Random chance) throws Exception {
        unflushed.removeIf(write -> chance.nextBoolean());
        flush();
        restart(checkpoint, parallelism);
    }

    /** Loses the tasks and starts as many from a checkpoint, or without one when it is null. */
    void restart(Checkpoint checkpoint, int parallelism) throws Exception {
        close();
        tasks.clear();
        open(checkpoint, parallelism);
    }

    int timers() {
        return tasks.stream().mapToInt(task -> task.numProcessingTimeTimers()).sum();
    }

    int stateEntries() {
        return tasks.stream().mapToInt(task -> task.numKeyedStateEntries()).sum();
    }

    @Override
    public void close() {
        for (var task : tasks) {
            try {
                task.close();
            } catch (Exception e) {
                throw new IllegalStateException("The operator did not close", e);
            }
        }
    }
}
