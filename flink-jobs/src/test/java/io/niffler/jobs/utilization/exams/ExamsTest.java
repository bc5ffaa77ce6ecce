package io.niffler.jobs.utilization.exams;

import static io.niffler.jobs.utilization.exams.Examples.at;
import static io.niffler.jobs.utilization.exams.Examples.exams;
import static io.niffler.jobs.utilization.exams.Examples.instance;
import static io.niffler.jobs.utilization.exams.Examples.stretch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.niffler.jobs.acquisition.InstanceFacts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExamsTest {
    private static final ExamRules ALL = ExamRules.DEFAULT;
    private static final ExamRules ONE = new ExamRules(ALL.studyGap(), ALL.examGap(), true);

    private static List<Exam> of(Stretch... stretches) {
        return Exams.ofStretches(List.of(stretches), ALL);
    }

    @Test
    void joinsStudiesOfAPatientLessThanTheGapApart() {
        assertThat(of(
                        stretch("P", "1", at(5, "10:00:00"), at(5, "10:10:00")),
                        stretch("P", "2", at(5, "10:29:59"), at(5, "10:35:00"))))
                .singleElement()
                .returns(at(5, "10:00:00"), Exam::start)
                .returns(at(5, "10:35:00"), Exam::end)
                .returns(List.of("1", "2"), Exam::studies)
                .returns(2, Exam::seriesCount);
    }

    @Test
    void separatesStudiesOfAPatientByTheGapItself() {
        assertThat(of(
                        stretch("P", "1", at(5, "10:00:00"), at(5, "10:10:00")),
                        stretch("P", "2", at(5, "10:30:00"), at(5, "10:35:00"))))
                .hasSize(2);
    }

    @Test
    void joinsWhatOnlyAThirdConnects() {
        assertThat(of(
                        stretch("P", "1", at(5, "08:00:00"), at(5, "08:10:00")),
                        stretch("P", "3", at(5, "09:00:00"), at(5, "09:10:00")),
                        stretch("P", "2", at(5, "08:15:00"), at(5, "08:55:00"))))
                .singleElement()
                .returns(List.of("study 1", "study 2", "study 3"), Exam::descriptions);
    }

    @Test
    void doesNotEndBeforeALongStudyThatContainsAShortOne() {
        assertThat(of(
                        stretch("P", "1", at(5, "10:00:00"), at(5, "12:00:00")),
                        stretch("P", "2", at(5, "10:05:00"), at(5, "10:10:00")),
                        stretch("P", "3", at(5, "12:10:00"), at(5, "12:20:00"))))
                .singleElement()
                .returns(at(5, "12:20:00"), Exam::end);
    }

    @Test
    void neverJoinsPatientsOrScanners() {
        Stretch elsewhere = new Stretch("SN2", "3", "P", at(5, "10:00:00"), at(5, "10:10:00"), null, "CT", Map.of(), 1);
        assertThat(of(
                        stretch("P", "1", at(5, "10:00:00"), at(5, "10:10:00")),
                        stretch("Q", "2", at(5, "10:00:00"), at(5, "10:10:00")),
                        elsewhere))
                .hasSize(3);
    }

    @Test
    void takesAStudyWithoutPatientForAPatientOfItsOwn() {
        assertThat(of(
                        stretch("", "1", at(5, "10:00:00"), at(5, "10:10:00")),
                        stretch("", "2", at(5, "10:00:00"), at(5, "10:10:00")),
                        stretch("", "2", at(5, "10:15:00"), at(5, "10:20:00"))))
                .extracting(Exam::studies)
                .containsExactly(List.of("1"), List.of("2"));
    }

    @Test
    void putsAnExamOverMidnightIntoTheDayItBegan() {
        assertThat(exams(
                        ALL,
                        instance("P", "1", "1", 1, at(5, "23:50:00")),
                        instance("P", "1", "1", 2, at(6, "00:20:00")),
                        instance("P", "2", "1", 1, at(6, "00:30:00"))))
                .singleElement()
                .returns(LocalDate.of(2024, 3, 5), Exam::date)
                .returns(at(6, "00:30:00"), Exam::end)
                .returns(2, Exam::seriesCount);
    }

    @Test
    void dividesAStudyBetweenDatesByTheStudyGapAndNotWithinADate() {
        assertThat(exams(
                        ALL,
                        instance("P", "1", "1", 1, at(5, "08:00:00")),
                        instance("P", "1", "1", 2, at(5, "23:00:00")),
                        instance("P", "1", "1", 3, at(6, "01:00:00")),
                        instance("P", "1", "1", 4, at(6, "09:00:00"))))
                .extracting(Exam::start, Exam::end)
                .containsExactly(
                        tuple(at(5, "08:00:00"), at(5, "23:00:00")), tuple(at(6, "01:00:00"), at(6, "09:00:00")));
        assertThat(exams(
                        ALL,
                        instance("P", "1", "1", 1, at(5, "23:00:00")),
                        instance("P", "1", "1", 2, at(6, "00:59:59"))))
                .hasSize(1);
    }

    @Test
    void countsASeriesOnBothSidesOfMidnightOnce() {
        assertThat(exams(
                        ALL,
                        instance("P", "1", "1", 1, at(5, "23:59:00")),
                        instance("P", "1", "1", 2, at(6, "00:01:00"))))
                .singleElement()
                .returns(1, Exam::seriesCount);
    }

    @Test
    void takesOneInstanceOfEachSeriesWhenAskedTo() {
        InstanceFacts numberless = instance("P", "1", "2", 0, at(5, "09:00:00"));
        numberless.instanceNumber = InstanceFacts.NO_NUMBER;
        assertThat(exams(
                        ONE,
                        instance("P", "1", "1", 2, at(5, "08:00:00")),
                        instance("P", "1", "1", 1, at(5, "08:30:00")),
                        numberless,
                        instance("P", "1", "2", 5, at(5, "08:45:00"))))
                .singleElement()
                .returns(at(5, "08:30:00"), Exam::start)
                .returns(at(5, "08:45:00"), Exam::end)
                .returns(2, Exam::seriesCount);
    }

    @Test
    void takesOneInstanceOfASeriesOnTwoDates() {
        assertThat(exams(
                        ONE,
                        instance("P", "1", "1", 2, at(5, "23:59:00")),
                        instance("P", "1", "1", 1, at(6, "00:01:00"))))
                .singleElement()
                .returns(at(6, "00:01:00"), Exam::start)
                .returns(at(6, "00:01:00"), Exam::end);
    }

    @Test
    void dividesAStudyByDescriptionAndModalityWhenOneInstanceCounts() {
        InstanceFacts other = instance("P", "1", "2", 1, at(5, "12:00:00"));
        other.studyDescription = "other";

        assertThat(exams(ONE, instance("P", "1", "1", 1, at(5, "08:00:00")), other))
                .hasSize(2);
        assertThat(exams(ALL, instance("P", "1", "1", 1, at(5, "08:00:00")), other))
                .hasSize(1);
    }
}
