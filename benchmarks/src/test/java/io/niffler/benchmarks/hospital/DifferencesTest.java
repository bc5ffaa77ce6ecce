package io.niffler.benchmarks.hospital;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DifferencesTest {
    private final Differences differences = new Differences();

    @Test
    void namesWhatDiffersIsMissingOrIsTooMuch() {
        differences.expectAll("day", Map.of("a", "1", "b", "2", "c", "3"), Map.of("a", "1", "b", "4", "d", "5"));

        assertThat(differences.texts())
                .containsExactly("day b: 4 instead of 2", "day c: null instead of 3", "day d: 5 instead of null");
        assertThat(differences.compared()).isEqualTo(4);
    }

    @Test
    void countsTextsThatAreThereMoreThanOnce() {
        differences.expectCounts("exams", Map.of("x", 2, "y", 1), Map.of("x", 1, "y", 1));

        assertThat(differences.texts()).containsExactly("exams number of [x]: 1 instead of 2");
    }

    @Test
    void allowsFiguresTheirTolerance() {
        differences.expectNear("near", 10, 0.5, 10.5);
        differences.expectNear("far", 10, 0.5, 10.6);
        differences.expectNear("none", 10, 0.5, Double.NaN);

        assertThat(differences.count()).isEqualTo(2);
        assertThat(differences.texts()).allMatch(text -> text.startsWith("far") || text.startsWith("none"));
    }
}
