package io.niffler.jobs.utilization.days;

import static io.niffler.jobs.utilization.days.TestFacts.facts;
import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.jobs.acquisition.InstanceFacts;
import io.niffler.jobs.metadata.StoredDocuments;
import io.niffler.jobs.utilization.days.DayHarness.Checkpoint;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.bson.BsonDocument;

/**
 * Whatever the order and repetition of instances, and wherever the job crashes, is rescaled, loses its state or forgets by
 * age: the documents end equal.
 */
class DayOrderTest {
    private static final LocalDateTime EVENING = LocalDateTime.of(2024, 3, 5, 22, 0);

    /** What may happen before an instance is processed. */
    private enum Event {
        NOTHING,
        TIME_PASSES,
        DAYS_SETTLE,
        STATE_EXPIRES,
        CHECKPOINT,
        RESCALE,
        CRASH,
        /** As at the very first start, from the oldest record that Kafka has. */
        START_WITHOUT_STATE
    }

    /** Two scanners, around a midnight and the next: exams that join, split studies, equal times, a missing Patient ID. */
    private static List<InstanceFacts> instances() {
        List<InstanceFacts> instances = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            instances.add(facts("S|1", "P1", i % 4, i % 3, i, EVENING.plusMinutes(17L * i)));
            instances.add(facts("S|1", i % 2 == 0 ? "P2" : null, 10 + i / 4, 1, i, EVENING.plusMinutes(40L * i)));
            instances.add(facts("S2", "P1", 20 + i % 3, 1, 9 - i % 2, EVENING.plusHours(5L * i)));
        }
        InstanceFacts twin = facts("S2", "P1", 20, 1, 0, EVENING);
        twin.studyDescription = "OTHER";
        instances.add(twin);
        return instances;
    }

    private static final Map<String, BsonDocument> EXPECTED = inOrder();

    private static Map<String, BsonDocument> inOrder() {
        try (StoredDocuments database = new StoredDocuments();
                DayHarness operator = new DayHarness(database, 1)) {
            operator.process(instances().toArray(new InstanceFacts[0]));
            finish(operator);
            return withoutTimes(database);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void finish(DayHarness operator) throws Exception {
        operator.settle(DayHarness.PACE.emitInterval().multipliedBy(2));
        operator.settle(DayHarness.PACE.quiet());
    }

    private static Map<String, BsonDocument> withoutTimes(StoredDocuments database) {
        Map<String, BsonDocument> all = new TreeMap<>();
        database.all().forEach((id, document) -> {
            BsonDocument copy = document.clone();
            copy.remove("updatedAt");
            all.put(id, copy);
        });
        return all;
    }

    @Provide
    Arbitrary<List<InstanceFacts>> logs() {
        Arbitrary<List<InstanceFacts>> repeated =
                Arbitraries.of(instances()).list().ofMaxSize(10);
        return repeated.flatMap(more -> Arbitraries.randomValue(random -> {
            List<InstanceFacts> log = instances();
            log.addAll(more);
            Collections.shuffle(log, random);
            return log;
        }));
    }

    @Property(tries = 60)
    void endsInTheSameDocuments(
            @ForAll("logs") List<InstanceFacts> log,
            @ForAll @Size(min = 35, max = 45) List<Event> events,
            @ForAll long seed)
            throws Exception {
        Random chance = new Random(seed);
        List<Event> left = new ArrayList<>(events);
        try (StoredDocuments database = new StoredDocuments();
                DayHarness operator = new DayHarness(database, 2)) {
            Checkpoint checkpoint = operator.checkpoint();
            int checkpointed = 0;
            for (int next = 0; next < log.size(); next++) {
                // A crash happens once, or its replay would come to it again.
                Event event = next < left.size() ? left.set(next, Event.NOTHING) : Event.NOTHING;
                switch (event) {
                    case NOTHING -> {}
                    case TIME_PASSES -> operator.advance(Duration.ofMillis(1_500));
                    case DAYS_SETTLE -> operator.settle(DayHarness.PACE.quiet());
                    case STATE_EXPIRES -> {
                        operator.settle(DayHarness.PACE.quiet());
                        operator.settle(DayHarness.PACE.retention());
                    }
                    case CHECKPOINT -> {
                        checkpoint = operator.checkpoint();
                        checkpointed = next;
                    }
                    case RESCALE -> {
                        checkpoint = operator.checkpoint();
                        checkpointed = next;
                        operator.restart(checkpoint, 1 + chance.nextInt(4));
                    }
                    case CRASH -> {
                        operator.crash(checkpoint, 1 + chance.nextInt(4), chance);
                        next = checkpointed;
                    }
                    case START_WITHOUT_STATE -> {
                        operator.crash(null, 2, chance);
                        checkpoint = operator.checkpoint();
                        checkpointed = 0;
                        next = 0;
                    }
                }
                operator.process(log.get(next));
            }
            finish(operator);

            assertThat(withoutTimes(database)).isEqualTo(EXPECTED);
        }
    }
}
