package io.niffler.jobs.utilization.days;

import static io.niffler.jobs.utilization.days.TestFacts.facts;
import static io.niffler.jobs.utilization.days.TestFacts.onDay;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.niffler.jobs.acquisition.InstanceFacts;
import io.niffler.jobs.metadata.StoredDocuments;
import io.niffler.jobs.utilization.days.DayHarness.Checkpoint;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DayOperatorTest {
    private static final Duration INTERVAL = DayHarness.PACE.emitInterval();
    private static final Duration QUIET = DayHarness.PACE.quiet();
    private static final Duration RETENTION = DayHarness.PACE.retention();

    private StoredDocuments database;
    private DayHarness operator;

    @BeforeEach
    void open() throws Exception {
        database = new StoredDocuments();
        operator = new DayHarness(database, 1);
    }

    @AfterEach
    void close() {
        operator.close();
        database.close();
    }

    private BsonDocument day(String date) {
        return database.get("utilization", "S|" + date);
    }

    private BsonDocument today() {
        return day("20240305");
    }

    private static int count(BsonDocument day) {
        return day.getInt32("examCount").getValue();
    }

    private List<String> currentExams() {
        List<String> ids = new ArrayList<>();
        database.all().forEach((id, document) -> {
            if (id.startsWith("exams/") && !document.getBoolean("superseded").getValue()) {
                ids.add(id.substring("exams/".length()));
            }
        });
        return ids;
    }

    private static boolean isFinal(BsonDocument day) {
        return day.getBoolean("final").getValue();
    }

    /** All documents, but for what tells when they were written. */
    private Map<String, BsonDocument> stored() {
        Map<String, BsonDocument> all = new TreeMap<>();
        database.all().forEach((id, document) -> {
            BsonDocument copy = document.clone();
            copy.remove("updatedAt");
            all.put(id, copy);
        });
        return all;
    }

    @Test
    void writesADayOnceForAllThatCameInAnInterval() throws Exception {
        operator.process(facts("P1", 1, 2, "10:30:00"), facts("P1", 1, 1, "10:00:00"), facts("P2", 2, 1, "11:00:00"));
        operator.advance(INTERVAL.minusMillis(1));
        assertThat(operator.writes).isZero();

        operator.settle(Duration.ofMillis(1));
        assertThat(operator.writes).as("a day and two exams").isEqualTo(3);
        BsonDocument day = today();
        assertThat(count(day)).isEqualTo(2);
        assertThat(day.get("scanner")).isEqualTo(new BsonString("S"));
        assertThat(day.get("date")).isEqualTo(new BsonString("20240305"));
        assertThat(day.get("patients")).isEqualTo(new BsonInt32(2));
        assertThat(day.get("utilization")).isEqualTo(new BsonDouble(50));
        assertThat(day.get("busyMillis")).isEqualTo(new BsonInt64(30 * 60_000));
        assertThat(day.get("updatedAt")).isEqualTo(new BsonDateTime(DayHarness.START + INTERVAL.toMillis()));
        assertThat(isFinal(day)).isFalse();
        assertThat(day.getArray("exams").get(0).asDocument().get("descriptions").asArray())
                .as("the first instance's, not the first to come")
                .containsExactly(new BsonString("CHEST 1"));
        assertThat(currentExams())
                .containsExactly(
                        day.getArray("exams")
                                .get(0)
                                .asDocument()
                                .getString("id")
                                .getValue(),
                        day.getArray("exams")
                                .get(1)
                                .asDocument()
                                .getString("id")
                                .getValue());
    }

    @Test
    void theEventSaysWhatTheDocumentSays() throws Exception {
        operator.process(facts("P1", 1, 2, "10:30:00"), facts("P1", 1, 1, "10:00:00"));
        operator.settle(INTERVAL);
        assertThat(operator.events).hasSize(1);
        assertThat(operator.events.get(0).key()).isEqualTo("S|20240305");
        JsonNode event = new ObjectMapper().readTree(operator.events.get(0).json());
        assertThat(event.get("revision").asText())
                .isEqualTo(today().getString("revision").getValue());
        assertThat(event.at("/figures/exams").asInt()).isEqualTo(1);
        assertThat(event.at("/exams/0/id").asText()).isEqualTo(currentExams().get(0));
    }

    @Test
    void repetitionsWriteNothing() throws Exception {
        InstanceFacts instance = facts("P1", 1, 1, "10:00:00");
        operator.process(instance);
        operator.settle(INTERVAL);
        int written = operator.writes;
        operator.process(instance, instance);
        operator.settle(INTERVAL.multipliedBy(2));
        assertThat(operator.writes).isEqualTo(written);
    }

    @Test
    void onlyExamsThatChangedAreWrittenAgain() throws Exception {
        for (int patient = 0; patient < 10; patient++) {
            operator.process(facts("P" + patient, patient, 1, "1" + patient % 10 + ":00:00"));
        }
        operator.settle(INTERVAL);
        int written = operator.writes;
        operator.process(facts("P3", 3, 2, "13:05:00"));
        operator.settle(INTERVAL);
        assertThat(operator.writes - written).as("a day and an exam").isEqualTo(2);
    }

    @Test
    void examsThatALateInstanceJoinsBecomeOne() throws Exception {
        operator.process(facts("P1", 1, 1, "10:00:00"), facts("P1", 2, 1, "10:30:00"));
        operator.settle(INTERVAL);
        assertThat(currentExams()).hasSize(2);

        operator.process(facts("P1", 1, 2, "10:15:00"));
        operator.settle(INTERVAL);
        assertThat(count(today())).isEqualTo(1);
        assertThat(currentExams()).hasSize(1);
        BsonDocument vanished = database.all().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("exams/S|20240305|1.2.2|"))
                .findAny()
                .orElseThrow()
                .getValue();
        assertThat(vanished.getBoolean("superseded").getValue()).isTrue();
        assertThat(vanished.getString("supersededBy").getValue())
                .isEqualTo(currentExams().get(0));
    }

    @Test
    void anExamOverMidnightBelongsToTheDayItBegan() throws Exception {
        operator.process(onDay(1, facts("P1", 1, 2, "00:10:00")), onDay(1, facts("P2", 2, 1, "09:00:00")));
        operator.settle(INTERVAL);
        assertThat(count(day("20240306"))).isEqualTo(2);

        operator.process(facts("P1", 1, 1, "23:50:00"));
        operator.settle(INTERVAL);
        assertThat(count(today())).isEqualTo(1);
        assertThat(today().get("end"))
                .isEqualTo(new BsonDateTime(facts("P1", 1, 1, "23:50:00").acquiredAt + 1_200_000));
        assertThat(count(day("20240306"))).isEqualTo(1);
        assertThat(currentExams())
                .hasSize(2)
                .allMatch(id -> id.startsWith("S|20240305|1.2.1|") || id.startsWith("S|20240306|1.2.2|"));
    }

    @Test
    void aQuietDayIsFinalUntilItChanges() throws Exception {
        operator.process(facts("P1", 1, 1, "10:00:00"));
        operator.settle(INTERVAL);
        operator.settle(QUIET.minusMillis(1));
        assertThat(isFinal(today())).isFalse();
        operator.settle(Duration.ofMillis(1));
        assertThat(isFinal(today())).isTrue();
        assertThat(operator.events).hasSize(2);

        operator.process(facts("P1", 1, 2, "10:05:00"));
        operator.settle(INTERVAL);
        assertThat(isFinal(today())).isFalse();
        operator.settle(QUIET);
        assertThat(isFinal(today())).isTrue();
    }

    @Test
    void stateAndTimersEndAndWhatComesLaterCorrectsTheDocument() throws Exception {
        operator.process(facts("P1", 1, 1, "10:00:00"), facts("P1", 1, 2, "10:20:00"), facts("P2", 2, 1, "12:00:00"));
        operator.settle(INTERVAL);
        operator.checkpoint();
        assertThat(operator.stateEntries()).isPositive();
        operator.settle(QUIET);
        operator.settle(RETENTION);
        operator.checkpoint();
        assertThat(operator.stateEntries()).isZero();
        assertThat(operator.timers()).isZero();

        operator.process(facts("P1", 1, 3, "10:40:00"));
        operator.settle(INTERVAL);
        assertThat(count(today())).isEqualTo(2);
        assertThat(today().get("busyMillis")).isEqualTo(new BsonInt64(40 * 60_000));
        assertThat(today().getArray("parts")).hasSize(2);
    }

    @Test
    void aForgottenDayIsReadAgainForTheExamOfItsNeighbour() throws Exception {
        operator.process(facts("P1", 1, 1, "23:50:00"), facts("P2", 2, 1, "09:00:00"));
        operator.settle(INTERVAL);
        operator.settle(QUIET);
        operator.settle(RETENTION);

        operator.process(onDay(1, facts("P1", 1, 2, "00:05:00")));
        operator.settle(INTERVAL);
        assertThat(count(today())).isEqualTo(2);
        assertThat(today().get("busyMillis")).isEqualTo(new BsonInt64(15 * 60_000));
        assertThat(isFinal(today())).isFalse();
        assertThat(count(day("20240306"))).isZero();
        operator.settle(QUIET);
        assertThat(isFinal(today())).isTrue();
        operator.settle(RETENTION);
        operator.checkpoint();
        assertThat(operator.stateEntries()).isZero();
    }

    @Test
    void aRepetitionAfterTheStateEndedLeavesTheFinalDocument() throws Exception {
        InstanceFacts instance = facts("P1", 1, 1, "10:00:00");
        operator.process(instance);
        operator.settle(INTERVAL);
        operator.settle(QUIET);
        operator.settle(RETENTION);
        Map<String, BsonDocument> before = stored();
        operator.events.clear();

        operator.process(instance);
        operator.settle(INTERVAL);
        assertThat(stored()).isEqualTo(before);
        assertThat(new ObjectMapper()
                        .readTree(operator.events.get(0).json())
                        .get("final")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void anOldCheckpointTakesNothingFromTheDocuments() throws Exception {
        operator.process(facts("P1", 1, 1, "10:00:00"));
        operator.settle(INTERVAL);
        Checkpoint old = operator.checkpoint();
        operator.process(facts("P1", 1, 2, "10:10:00"), facts("P2", 2, 1, "12:00:00"));
        operator.settle(INTERVAL);
        operator.restart(old, 1);

        operator.process(facts("P3", 3, 1, "14:00:00"));
        operator.settle(INTERVAL);
        assertThat(count(today())).isEqualTo(3);
    }

    @Test
    void whatWasUnwrittenAtACheckpointIsWrittenAfterIt() throws Exception {
        operator.process(facts("P1", 1, 1, "10:00:00"));
        operator.restart(operator.checkpoint(), 1);
        operator.settle(INTERVAL);
        assertThat(count(today())).isEqualTo(1);
    }

    @Test
    void rescalingChangesNothing() throws Exception {
        List<InstanceFacts> instances = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            instances.add(facts("S" + i % 7, "P" + i % 9, i % 23, 1, i, LocalDateTime.of(2024, 3, 5, i % 24, 7)));
        }
        operator.process(instances.toArray(new InstanceFacts[0]));
        operator.settle(INTERVAL);
        operator.settle(QUIET);
        Map<String, BsonDocument> expected = stored();
        assertThat(expected.keySet().stream().filter(id -> id.startsWith("utilization/")))
                .hasSize(7);
        database.all().clear();

        operator.restart(null, 2);
        operator.process(instances.subList(0, 70).toArray(new InstanceFacts[0]));
        operator.restart(operator.checkpoint(), 4);
        operator.process(instances.subList(70, 140).toArray(new InstanceFacts[0]));
        operator.settle(INTERVAL);
        operator.restart(operator.checkpoint(), 1);
        operator.process(instances.subList(140, 200).toArray(new InstanceFacts[0]));
        operator.settle(INTERVAL);
        operator.settle(QUIET);
        assertThat(stored()).isEqualTo(expected);
    }

    @Test
    void daysThatMemoryCannotHoldAreInTheState() throws Exception {
        int days = 150;
        for (int round = 0; round < 2; round++) {
            for (int day = 0; day < days; day++) {
                for (int series = 0; series < 400; series++) {
                    operator.process(onDay(
                            3 * day,
                            facts("S", "P", day, 400 * round + series, 1, LocalDateTime.of(2024, 3, 5, 9, round))));
                }
            }
        }
        operator.settle(INTERVAL);
        assertThat(database.all().keySet().stream().filter(id -> id.startsWith("utilization/")))
                .hasSize(days);
        assertThat(today().get("series")).isEqualTo(new BsonInt32(800));
        assertThat(day("20250526").get("series")).isEqualTo(new BsonInt32(800));
    }
}
