package io.niffler.jobs.utilization.clocks;

import io.niffler.jobs.acquisition.InstanceFacts;
import io.niffler.jobs.acquisition.TimeProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Instances of scanners, in UTC. */
final class TestFacts {
    static final Instant MORNING = Instant.parse("2024-03-05T08:00:00Z");

    /** All kinds of problems. */
    static final List<TimeProblem> PROBLEMS =
            List.of(TimeProblem.MISSING, TimeProblem.PARTIAL, TimeProblem.MALFORMED, TimeProblem.ABSURD);

    private TestFacts() {}

    /** An original image acquired so long after {@link #MORNING} and received that much later. */
    static InstanceFacts image(String study, int number, Duration acquired, Duration transfer) {
        InstanceFacts facts = received(study, number, MORNING.plus(acquired).plus(transfer));
        facts.acquiredInstant = MORNING.plus(acquired).toEpochMilli();
        facts.acquiredAt = facts.acquiredInstant;
        facts.timeProblem = TimeProblem.NONE;
        return facts;
    }

    /** An original image without a usable time. */
    static InstanceFacts rejected(String study, int number, TimeProblem problem) {
        InstanceFacts facts = received(study, number, MORNING);
        facts.timeProblem = problem;
        return facts;
    }

    private static InstanceFacts received(String study, int number, Instant receipt) {
        InstanceFacts facts = new InstanceFacts();
        facts.studyInstanceUid = study;
        facts.seriesInstanceUid = study + ".1";
        facts.sopInstanceUid = study + ".1." + number;
        facts.scanner = "SN1";
        facts.deviceSerialNumber = "SN1";
        facts.manufacturer = "ACME";
        facts.model = "Ring 3";
        facts.stationName = "CT0" + number % 2;
        facts.modality = "CT";
        facts.studyDate = "20240305";
        facts.original = true;
        facts.receivedAt = receipt.toEpochMilli();
        return facts;
    }

    static InstanceFacts onDay(String studyDate, InstanceFacts facts) {
        facts.studyDate = studyDate;
        return facts;
    }
}
