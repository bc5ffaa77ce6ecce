package io.niffler.jobs.utilization.clocks;

import static io.niffler.jobs.utilization.clocks.TestFacts.image;
import static io.niffler.jobs.utilization.clocks.TestFacts.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import io.niffler.jobs.acquisition.InstanceFacts;
import io.niffler.jobs.acquisition.TimeProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class ClockDayTest {
    private static ClockDay day(Iterable<InstanceFacts> instances) {
        ClockDay day = new ClockDay();
        instances.forEach(day::add);
        return day;
    }

    private static InstanceFacts minutes(String study, int number, int acquired, int transfer) {
        return image(study, number, Duration.ofMinutes(acquired), Duration.ofMinutes(transfer));
    }

    @Test
    void takesTheFirstReceiptOfTheLastAcquisition() {
        ClockDay day = day(List.of(
                minutes("1", 1, 10, 9),
                minutes("1", 2, 20, 5),
                minutes("1", 3, 20, 3),
                minutes("1", 2, 20, 600),
                minutes("2", 1, 0, -2)));
        assertThat(day.studies).containsExactly("1", "2");
        assertThat(day.shifts()).containsExactly(180_000, -120_000);
    }

    @Test
    void saysWhetherAnythingChanged() {
        ClockDay day = new ClockDay();
        assertThat(day.add(minutes("1", 1, 10, 9))).isTrue();
        assertThat(day.add(minutes("1", 1, 10, 9))).isFalse();
        assertThat(day.add(minutes("1", 2, 5, 9))).isFalse();
        assertThat(day.add(rejected("1", 3, TimeProblem.MISSING))).isTrue();
        assertThat(day.add(rejected("1", 3, TimeProblem.MISSING))).isFalse();
        assertThat(day.add(rejected("1", 3, TimeProblem.ABSURD))).isTrue();
    }

    @Test
    void neitherArchivesNorComputedImagesTellOfTheClock() {
        InstanceFacts archived = minutes("1", 1, 10, 9);
        archived.retrospective = true;
        assertThat(ClockDay.concerns(archived)).isFalse();

        InstanceFacts computed = minutes("1", 1, 10, 9);
        computed.original = false;
        assertThat(ClockDay.concerns(computed)).isFalse();

        InstanceFacts withoutTime = rejected("1", 1, TimeProblem.PARTIAL);
        withoutTime.retrospective = true;
        assertThat(ClockDay.concerns(withoutTime)).isTrue();
        assertThat(day(List.of(withoutTime)).lastReceipt).isZero();
    }

    @Test
    void keepsABoundedNumberOfStudiesAndOfRejectedInstances() {
        List<InstanceFacts> many = new ArrayList<>();
        for (int i = 0; i < 3 * ClockDay.MAX_STUDIES; i++) {
            many.add(minutes("1." + (10_000 + i), 1, i % 600, i % 7));
            many.add(rejected("1", i, TimeProblem.ABSURD));
        }
        ClockDay inOrder = day(many);
        assertThat(inOrder.studies).hasSize(ClockDay.MAX_STUDIES).contains("1.10000", "1.10999");
        assertThat(inOrder.rejected.absurd).hasSize(SmallestNumbers.LIMIT);
        assertThat(inOrder.studiesLeftOut).isTrue();

        Collections.shuffle(many, new Random(7));
        assertThat(day(many)).usingRecursiveComparison().isEqualTo(inOrder);
    }

    @Provide
    Arbitrary<List<InstanceFacts>> instances() {
        return Arbitraries.integers()
                .between(0, 2_000)
                .map(seed -> seed % 7 == 0
                        ? rejected("1." + seed % 3, seed % 5, TestFacts.PROBLEMS.get(seed % 4))
                        : minutes("1." + seed % 5, seed % 11, seed % 30, seed % 13 - 4))
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 200)
    void neitherOrderNorRepetitionNorStoringMakesADifference(
            @ForAll("instances") List<InstanceFacts> instances, @ForAll long seed) {
        ClockDay expected = day(instances);
        List<InstanceFacts> again = new ArrayList<>(instances);
        again.addAll(instances.subList(0, instances.size() / 2));
        Collections.shuffle(again, new Random(seed));
        int half = again.size() / 2;
        ClockDay first = day(again.subList(0, half));
        BsonDocument stored = ClockDayDocument.fields("SN1", "20240305", first);
        ClockDay second = day(again.subList(half, again.size()));
        ClockDayDocument.merge(stored, second);
        assertThat(second).usingRecursiveComparison().isEqualTo(expected);
    }

    @Test
    void damagedDocumentsAddNothing() {
        ClockDay day = new ClockDay();
        ClockDayDocument.merge(BsonDocument.parse("""
                {"studies": [1, {}, {"uid": "1"}, {"uid": "1", "acquired": {"$date": 1}, "received": 3}],
                 "studiesComplete": 1, "lastReceipt": "now", "rejected": {"missing": ["x", null], "absurd": 3}}"""), day);
        assertThat(day).usingRecursiveComparison().isEqualTo(new ClockDay());
    }

    @Test
    void isThatOfTheStudyElseOfTheAcquisition() {
        InstanceFacts facts = minutes("1", 1, 60 * 20, 0);
        assertThat(ClockDays.of(facts)).isEqualTo("20240305");
        assertThat(ClockDays.of(TestFacts.onDay("2024.03.04", facts))).isEqualTo("20240304");
        assertThat(ClockDays.of(TestFacts.onDay("20241305", facts))).isEqualTo("20240306");
        assertThat(ClockDays.of(TestFacts.onDay(null, rejected("1", 1, TimeProblem.MISSING))))
                .isEqualTo(ClockDays.UNDATED);
        assertThat(ClockDayDocument.id("a|b%c", "20240305")).isEqualTo("a%7Cb%25c|20240305");
    }
}
