package io.niffler.jobs.utilization.days;

import io.niffler.jobs.acquisition.InstanceFacts;
import io.niffler.jobs.acquisition.TimeProblem;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Facts of made-up instances. */
final class TestFacts {
    static final LocalDate DAY = LocalDate.of(2024, 3, 5);

    private TestFacts() {}

    /**
     * An instance of a CT scanner.
     *
     * @param study number of the study, of which UIDs are made
     * @param series number of the series within the study
     * @param number of the instance within the series
     */
    static InstanceFacts facts(
            String scanner, String patient, int study, int series, int number, LocalDateTime acquired) {
        InstanceFacts facts = new InstanceFacts();
        facts.scanner = scanner;
        facts.deviceSerialNumber = scanner;
        facts.patientId = patient;
        facts.studyInstanceUid = "1.2." + study;
        facts.seriesInstanceUid = "1.2." + study + "." + series;
        facts.sopInstanceUid = "1.2." + study + "." + series + "." + number;
        facts.modality = "CT";
        facts.studyDescription = "CHEST " + number;
        facts.original = true;
        facts.instanceNumber = number;
        facts.acquiredAt = acquired.toInstant(ZoneOffset.UTC).toEpochMilli();
        facts.acquiredInstant = facts.acquiredAt;
        facts.receivedAt = facts.acquiredAt + Duration.ofMinutes(5).toMillis();
        facts.timeProblem = TimeProblem.NONE;
        return facts;
    }

    /** An instance of scanner S on {@link #DAY}. */
    static InstanceFacts facts(String patient, int study, int number, String time) {
        return facts("S", patient, study, 1, number, LocalDateTime.parse(DAY + "T" + time));
    }

    /** The same instance on another day. */
    static InstanceFacts onDay(int days, InstanceFacts facts) {
        facts.acquiredAt += Duration.ofDays(days).toMillis();
        facts.acquiredInstant = facts.acquiredAt;
        return facts;
    }
}
