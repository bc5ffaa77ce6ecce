package io.niffler.gateway.extraction.flow;

import io.niffler.dicom.net.RetrieveResult;
import io.niffler.dicom.net.Status;
import io.niffler.gateway.extraction.ledger.EntryState;
import io.niffler.gateway.extraction.ledger.Outcome;

/**
 * What one attempt to retrieve a study comes to.
 *
 * @param state how the study would end with this attempt
 * @param again whether another attempt may do better
 * @param path what it tells of the PACS and of the way to the destination
 */
record Verdict(EntryState state, Outcome outcome, boolean again, Path path) {
    private static final int RESOURCES = 0xA700;
    private static final int RESOURCES_MASK = 0xFF00;
    private static final int UNABLE = 0xC000;
    private static final int UNABLE_MASK = 0xF000;

    /** Whether instances can come at all. */
    enum Path {
        WORKS,
        UNKNOWN,
        /** It may be the study, but Orthanc answers so as well when the destination is away or not known to it. */
        DOUBTFUL,
        BUSY_OR_AWAY
    }

    /**
     * Of a final response (PS3.4 C.4.2.1.5 and C.4.3.1.4).
     *
     * @param expected the most instances that anybody has announced
     * @param received instances that are durable
     */
    static Verdict of(RetrieveResult result, int expected, int received) {
        Outcome outcome = Outcome.of(expected, received)
                .because(result.status(), result.errorComment())
                .withMissing(result.failedInstances());
        if (result.status() == Status.SUCCESS || result.status() == Status.SUB_OPERATIONS_FAILED) {
            if (expected == 0) {
                return new Verdict(EntryState.NOT_FOUND, outcome, false, Path.UNKNOWN);
            }
            boolean complete = received >= expected;
            Path path = received > 0 ? Path.WORKS : Path.DOUBTFUL;
            return new Verdict(complete ? EntryState.COMPLETE : shortOf(received), outcome, !complete, path);
        }
        return new Verdict(shortOf(received), outcome, mayPass(result.status()), path(result.status()));
    }

    /** Of an association that could not be opened or was lost. */
    static Verdict lost(String reason, int expected, int received) {
        Outcome outcome = Outcome.of(expected, received).because(Outcome.UNKNOWN, reason);
        boolean complete = expected > 0 && received >= expected;
        return new Verdict(complete ? EntryState.COMPLETE : shortOf(received), outcome, !complete, Path.BUSY_OR_AWAY);
    }

    /** Whether the same request may be answered otherwise later. */
    static boolean mayPass(int status) {
        return path(status) != Path.UNKNOWN || status == Status.CANCEL || status == Status.PROCESSING_FAILURE;
    }

    private static Path path(int status) {
        if (isBusy(status)) {
            return Path.BUSY_OR_AWAY;
        }
        return status >= 0 && (status & UNABLE_MASK) == UNABLE ? Path.DOUBTFUL : Path.UNKNOWN;
    }

    private static boolean isBusy(int status) {
        return status >= 0 && (status & RESOURCES_MASK) == RESOURCES;
    }

    private static EntryState shortOf(int received) {
        return received > 0 ? EntryState.PARTIAL : EntryState.FAILED;
    }
}
