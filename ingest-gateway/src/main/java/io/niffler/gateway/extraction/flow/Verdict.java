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
 */
record Verdict(EntryState state, Outcome outcome, boolean again) {
    private static final int RESOURCES = 0xA700;
    private static final int RESOURCES_MASK = 0xFF00;
    private static final int UNABLE = 0xC000;
    private static final int UNABLE_MASK = 0xF000;

    /**
     * Of a final response (PS3.4 C.4.2.1.5 and C.4.3.1.4).
     *
     * @param announced instances, by a C-FIND; 0 when that is not known
     * @param received instances that are durable
     */
    static Verdict of(RetrieveResult result, int announced, int received) {
        int expected = expected(result, announced);
        Outcome outcome = Outcome.of(expected, received)
                .because(result.status(), result.errorComment())
                .withMissing(result.failedInstances());
        if (isEnd(result.status())) {
            if (expected == 0) {
                return new Verdict(EntryState.NOT_FOUND, outcome, false);
            }
            boolean complete = received >= expected;
            return new Verdict(complete ? EntryState.COMPLETE : shortOf(received), outcome, !complete);
        }
        if (announced > 0 && received >= expected) {
            // It came all the same, or another row has brought it
            return new Verdict(EntryState.COMPLETE, outcome, false);
        }
        return new Verdict(shortOf(received), outcome, mayPass(result.status()));
    }

    /** Of an association that was lost. */
    static Verdict lost(String reason, int announced, int received) {
        Outcome outcome = Outcome.of(announced, received).because(Outcome.UNKNOWN, reason);
        boolean complete = announced > 0 && received >= announced;
        return new Verdict(complete ? EntryState.COMPLETE : shortOf(received), outcome, !complete);
    }

    /** The most instances that anybody has announced. */
    static int expected(RetrieveResult result, int announced) {
        int counted = result.counters().taken()
                + result.counters().failed().orElse(0)
                + result.counters().remaining().orElse(0);
        return Math.max(announced, counted);
    }

    /** Whether all was done that is to be done, well or not. */
    static boolean isEnd(int status) {
        return status == Status.SUCCESS || status == Status.SUB_OPERATIONS_FAILED;
    }

    /** Whether the same request may be answered otherwise later. */
    static boolean mayPass(int status) {
        return isBusy(status) || isUnable(status) || status == Status.CANCEL || status == Status.PROCESSING_FAILURE;
    }

    /** Whether the PACS lacks resources. */
    static boolean isBusy(int status) {
        return status >= 0 && (status & RESOURCES_MASK) == RESOURCES;
    }

    /** Whether the PACS could not do it: it may be the study, but Orthanc answers so as well when the destination is away. */
    private static boolean isUnable(int status) {
        return status >= 0 && (status & UNABLE_MASK) == UNABLE;
    }

    /** Whether the destination may be away: nothing came of what there is. */
    static boolean isAstray(int status, int expected, int received) {
        return received == 0 && (isUnable(status) || (isEnd(status) && expected > 0));
    }

    private static EntryState shortOf(int received) {
        return received > 0 ? EntryState.PARTIAL : EntryState.FAILED;
    }
}
