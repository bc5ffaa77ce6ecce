package io.niffler.benchmarks.hospital;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
    @TempDir
    private Path folder;

    @Test
    void namesEachDocumentThatIsNotThere() throws Exception {
        Hospital hospital = new Hospital(3, 2, 10, 0, 0, 0);
        try (DocumentStore empty = new DocumentStore(folder.resolve("documents"))) {
            Comparison comparison = Comparison.of(hospital, empty);

            assertThat(comparison.days()).isGreaterThan(10);
            assertThat(comparison.differences().texts())
                    .contains("scanners S10000: none instead of a document")
                    .anyMatch(text -> text.startsWith("utilization S10001|202401"))
                    .contains("number of exams: 0 instead of " + comparison.exams());
            // The documents of days and of the two scanners, and how many there are of each of four kinds.
            assertThat(comparison.differences().count()).isEqualTo(comparison.days() + 2 + 4);
        }
    }
}
