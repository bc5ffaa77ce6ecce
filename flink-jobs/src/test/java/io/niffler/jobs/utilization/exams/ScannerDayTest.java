package io.niffler.jobs.utilization.exams;

import static io.niffler.jobs.utilization.exams.Examples.SCANNER;
import static io.niffler.jobs.utilization.exams.Examples.at;
import static io.niffler.jobs.utilization.exams.Examples.instance;
import static io.niffler.jobs.utilization.exams.Examples.stretch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.niffler.jobs.acquisition.InstanceFacts;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScannerDayTest {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 5);
    private static final long MINUTE = 60_000;

    private static ScannerDay of(Stretch... stretches) {
        return ScannerDay.of(SCANNER, DAY, Exams.ofStretches(List.of(stretches), ExamRules.DEFAULT));
    }

    @Test
    void countsTheTimeOfOverlappingExamsOnce() {
        ScannerDay day = of(
                stretch("P", "1", at(5, "10:00:00"), at(5, "11:00:00")),
                stretch("Q", "2", at(5, "10:30:00"), at(5, "11:30:00")),
                stretch("R", "3", at(5, "10:40:00"), at(5, "10:50:00")),
                stretch("P", "4", at(5, "12:00:00"), at(5, "12:30:00")));

        assertThat(day.busyMillis()).isEqualTo(120 * MINUTE);
        assertThat(day.windowMillis()).isEqualTo(150 * MINUTE);
        assertThat(day.idleMillis()).isEqualTo(30 * MINUTE);
        assertThat(day.utilization()).isCloseTo(80.0, within(1e-12));
        assertThat(day.summedUtilization()).isCloseTo(160 / 150.0 * 100, within(1e-12));
        assertThat(day.turnaround()).isEqualTo(new Turnaround(1, 30.0 * MINUTE, 30.0 * MINUTE, 30 * MINUTE));
        assertThat(day.patients()).isEqualTo(3);
        assertThat(day.exams()).hasSize(4);
        assertThat(day.studies()).isEqualTo(4);
        assertThat(day.series()).isEqualTo(4);
    }

    @Test
    void describesTurnaroundByMeanMedianAndLongest() {
        ScannerDay day = of(
                stretch("P", "1", at(5, "10:00:00"), at(5, "10:10:00")),
                stretch("Q", "2", at(5, "10:12:00"), at(5, "10:20:00")),
                stretch("R", "3", at(5, "10:24:00"), at(5, "10:30:00")),
                stretch("S", "4", at(5, "10:36:00"), at(5, "10:40:00")),
                stretch("T", "5", at(5, "10:56:00"), at(5, "11:00:00")));

        assertThat(day.turnaround()).isEqualTo(new Turnaround(4, 7.0 * MINUTE, 5.0 * MINUTE, 16 * MINUTE));
        assertThat(day.utilization()).isCloseTo(32 / 60.0 * 100, within(1e-12));
    }

    @Test
    void hasNoUtilizationWithoutAWindow() {
        ScannerDay day = of(stretch("P", "1", at(5, "10:00:00"), at(5, "10:00:00")));

        assertThat(day.utilization()).isNull();
        assertThat(day.summedUtilization()).isNaN();
        assertThat(day.turnaround()).isEqualTo(Turnaround.NONE);
    }

    @Test
    void takesTheExamsThatBeganOnIt() {
        ScannerDay day = of(
                stretch("P", "1", at(4, "23:50:00"), at(5, "00:10:00")),
                stretch("Q", "2", at(5, "23:50:00"), at(6, "00:10:00")),
                stretch("R", "3", at(6, "00:05:00"), at(6, "00:10:00")));

        assertThat(day.exams()).extracting(Exam::patientId).containsExactly("Q");
        assertThat(day.end()).isEqualTo(at(6, "00:10:00"));
        assertThat(ScannerDay.of(SCANNER, LocalDate.of(2024, 3, 7), day.exams()))
                .isNull();
    }

    @Test
    void hasTheModalityOfMostSeriesAndOfTiesTheFirstInTheAlphabet() {
        assertThat(modality("CT", "MR", "MR")).isEqualTo("MR");
        assertThat(modality("MR", "CT", "MR", "CT")).isEqualTo("CT");
    }

    private static String modality(String... seriesModalities) {
        InstanceFacts[] instances = new InstanceFacts[seriesModalities.length];
        Arrays.setAll(instances, i -> {
            InstanceFacts facts = instance("P", "1", String.valueOf(i), 1, at(5, "10:00:00"));
            facts.modality = seriesModalities[i];
            return facts;
        });
        return ScannerDay.of(SCANNER, DAY, Examples.exams(ExamRules.DEFAULT, instances))
                .modality();
    }

    @Test
    void addsUpSeriesOfWhichOnlyTheNumberIsKnown() {
        ScannerDay day = of(
                new Stretch(SCANNER, "1", "P", at(5, "10:00:00"), at(5, "10:10:00"), null, "DX", Map.of(), 3),
                new Stretch(SCANNER, "2", "P", at(5, "10:00:00"), at(5, "10:10:00"), null, null, Map.of(), 2));

        assertThat(day.series()).isEqualTo(5);
        assertThat(day.modality()).isEqualTo("DX");
    }
}
