package io.niffler.jobs.utilization.days;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DocumentIdsTest {
    private static final LocalDate DATE = LocalDate.of(2024, 3, 5);

    @Test
    void joinsScannerAndDay() {
        assertThat(DocumentIds.day("142635", DATE)).isEqualTo("142635|20240305");
    }

    @Test
    void noTwoScannersShareAName() {
        assertThat(DocumentIds.day("a|b", DATE)).isEqualTo("a%7Cb|20240305");
        assertThat(DocumentIds.scanner("a%7Cb")).isNotEqualTo(DocumentIds.scanner("a|b"));
        String longest = "|".repeat(700);
        assertThat(DocumentIds.scanner(longest)).hasSizeLessThanOrEqualTo(200);
        assertThat(DocumentIds.scanner(longest)).isNotEqualTo(DocumentIds.scanner(longest + "|"));
    }

    @Test
    void patientsAreNotInNames() {
        var part = KnownDay.part(TestFacts.facts("SECRET", 1, 1, "10:00:00"));
        assertThat(DocumentIds.exam("S|20240305", part))
                .startsWith("S|20240305|1.2.1|")
                .doesNotContain("SECRET");
        part.patientId = "";
        assertThat(DocumentIds.exam("S|20240305", part)).isEqualTo("S|20240305|1.2.1");
    }
}
