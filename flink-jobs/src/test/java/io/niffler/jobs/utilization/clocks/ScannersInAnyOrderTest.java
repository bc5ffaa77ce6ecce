package io.niffler.jobs.utilization.clocks;

import static io.niffler.jobs.utilization.clocks.TestFacts.image;
import static io.niffler.jobs.utilization.clocks.TestFacts.onDay;
import static io.niffler.jobs.utilization.clocks.TestFacts.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.jobs.acquisition.InstanceFacts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.bson.BsonDocument;

/**
 * Whatever the order and repetition of instances, and wherever the job crashes, loses its state or forgets by age: the
 * documents end equal.
 */
class ScannersInAnyOrderTest {
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

    /** Two scanners, seven days of which four count, studies over midnight, resends and what is rejected. */
    private static List<InstanceFacts> instances() {
        List<InstanceFacts> instances = new ArrayList<>();
        for (int i = 0; i < 42; i++) {
            String study = "1." + i % 14;
            InstanceFacts facts = i % 9 == 8
                    ? rejected(study, i, TestFacts.PROBLEMS.get(i % 4))
                    : image(study, i, Duration.ofHours(i * 31 % 170), Duration.ofMinutes(i * 13 % 200));
            facts.scanner = i % 4 == 0 ? "a|b" : "SN1";
            facts.retrospective = i % 13 == 5;
            facts.original = i % 17 != 3;
            instances.add(onDay("2024030" + (1 + i % 7), facts));
            if (i % 5 == 0) {
                instances.add(
                        onDay(facts.studyDate, image(study, i, Duration.ofHours(i * 31 % 170), Duration.ofDays(9))));
            }
        }
        return instances;
    }

    private static final Map<String, BsonDocument> EXPECTED = inOrder();

    private static Map<String, BsonDocument> inOrder() {
        try (ScannerHarness scanners = new ScannerHarness()) {
            for (InstanceFacts facts : instances()) {
                scanners.process(facts);
            }
            scanners.settle();
            return scanners.documents();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Property(tries = 60)
    void endsInTheSameDocuments(
            @ForAll long seed, @ForAll @Size(min = 30, max = 60) List<Event> events, @ForAll boolean repeated)
            throws Exception {
        Random chance = new Random(seed);
        List<InstanceFacts> log = instances();
        if (repeated) {
            log.addAll(instances().subList(0, 20));
        }
        Collections.shuffle(log, chance);
        List<Event> left = new ArrayList<>(events);
        try (ScannerHarness scanners = new ScannerHarness()) {
            OperatorSubtaskState checkpoint = scanners.checkpoint();
            int checkpointed = 0;
            for (int next = 0; next < log.size(); next++) {
                // A crash happens once, or its replay would come to it again.
                Event event = next < left.size() ? left.set(next, Event.NOTHING) : Event.NOTHING;
                switch (event) {
                    case NOTHING -> {}
                    case TIME_PASSES -> scanners.advance(Duration.ofMillis(1_500));
                    case CHECKPOINT -> {
                        checkpoint = scanners.checkpoint();
                        checkpointed = next;
                    }
                    case CRASH -> {
                        scanners.crash(checkpoint, chance);
                        next = checkpointed;
                    }
                    case START_WITHOUT_STATE -> {
                        scanners.crash(null, chance);
                        checkpoint = scanners.checkpoint();
                        checkpointed = 0;
                        next = 0;
                    }
                    case STATE_EXPIRES -> {
                        scanners.settle();
                        scanners.advance(ScannerHarness.OPTIONS.retention().multipliedBy(2));
                    }
                }
                scanners.process(log.get(next));
            }
            scanners.settle();

            assertThat(scanners.documents()).isEqualTo(EXPECTED);
            for (String scanner : List.of("SN1", "a|b")) {
                assertThat(scanners.scanner(scanner).getArray("days")).hasSize(ScannerHarness.OPTIONS.days());
            }
        }
    }
}
