package io.niffler.jobs.metadata;

import static io.niffler.jobs.metadata.TestInstances.instance;
import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.jobs.metadata.MetadataOperatorsHarness.Checkpoint;
import java.time.Duration;
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
 * Whatever the order and repetition of instances, and wherever the job crashes, loses its state or forgets by age: the
 * documents end equal and each metadata record was written.
 */
class AnyOrderTest {
    private static final int MAX_LISTED = 1_000;

    /** What may happen before an instance is processed. */
    private enum Event {
        NOTHING,
        TIME_PASSES,
        CHECKPOINT,
        CRASH,
        /** As at the very first start, from the oldest instance that Kafka has. */
        START_WITHOUT_STATE,
        STATE_EXPIRES
    }

    private static List<InstanceHeader> instances() {
        List<InstanceHeader> instances = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            instances.add(instance("1", "1.1", i));
            instances.add(instance("1", "1.2", i, i, i % 2 == 0 ? "MR" : "SR"));
            instances.add(instance("2", "2.1", i, i, null));
        }
        return instances;
    }

    private static final Map<String, BsonDocument> EXPECTED = inOrder();

    private static Map<String, BsonDocument> inOrder() {
        try (StoredDocuments database = new StoredDocuments();
                MetadataOperatorsHarness operators = new MetadataOperatorsHarness(database, MAX_LISTED, true)) {
            for (InstanceHeader instance : instances()) {
                operators.process(instance);
            }
            operators.advance(Duration.ofMinutes(1));
            return new TreeMap<>(database.all());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Provide
    Arbitrary<List<InstanceHeader>> logs() {
        Arbitrary<List<InstanceHeader>> repeated =
                Arbitraries.of(instances()).list().ofMaxSize(10);
        return Arbitraries.shuffle(instances())
                .flatMap(all -> repeated.flatMap(more -> Arbitraries.randomValue(random -> {
                    List<InstanceHeader> log = new ArrayList<>(all);
                    log.addAll(more);
                    Collections.shuffle(log, random);
                    return log;
                })));
    }

    @Property(tries = 40)
    void endsInTheSameDocuments(
            @ForAll("logs") List<InstanceHeader> log,
            @ForAll @Size(min = 30, max = 40) List<Event> events,
            @ForAll long seed)
            throws Exception {
        Random chance = new Random(seed);
        List<Event> left = new ArrayList<>(events);
        try (StoredDocuments database = new StoredDocuments();
                MetadataOperatorsHarness operators = new MetadataOperatorsHarness(database, MAX_LISTED, false)) {
            Checkpoint checkpoint = operators.checkpoint();
            int checkpointed = 0;
            for (int next = 0; next < log.size(); next++) {
                // A crash happens once, or its replay would come to it again.
                Event event = next < left.size() ? left.set(next, Event.NOTHING) : Event.NOTHING;
                switch (event) {
                    case NOTHING -> {}
                    case TIME_PASSES -> operators.advance(Duration.ofMillis(150));
                    case CHECKPOINT -> {
                        checkpoint = operators.checkpoint();
                        checkpointed = next;
                    }
                    case CRASH -> {
                        operators.crash(checkpoint, chance);
                        next = checkpointed;
                    }
                    case START_WITHOUT_STATE -> {
                        operators.crash(null, chance);
                        checkpoint = operators.checkpoint();
                        checkpointed = 0;
                        next = 0;
                    }
                    case STATE_EXPIRES -> {
                        operators.advance(Duration.ofSeconds(1));
                        operators.flush();
                        operators.advance(MetadataOperatorsHarness.TTL.multipliedBy(2));
                    }
                }
                operators.process(log.get(next));
            }
            operators.advance(Duration.ofMinutes(1));
            operators.flush();

            assertThat(database.all()).isEqualTo(EXPECTED);
            assertThat(operators.metadata)
                    .containsAll(instances().stream()
                            .map(instance -> instance.sopInstanceUid)
                            .toList());
        }
    }
}
