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
 * @param hold whether the PACS asks to be left alone for a while
 */
record Verdict(EntryState state, Outcome outcome, boolean again, boolean hold) {
    private static final int RESOURCES = 0xA700;
    private static final int RESOURCES_MASK = 0xFF00;

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
                return new Verdict(EntryState.NOT_FOUND, outcome, false, false);
            }
            boolean complete = received >= expected;
            return new Verdict(complete ? EntryState.COMPLETE : shortOf(received), outcome, !complete, false);
        }
        return new Verdict(shortOf(received), outcome, mayPass(result.status()), isBusy(result.status()));
    }

    /** Of an association that could not be opened or was lost. */
    static Verdict lost(String reason, int expected, int received) {
        Outcome outcome = Outcome.of(expected, received).because(Outcome.UNKNOWN, reason);
        boolean complete = expected > 0 && received >= expected;
        return new Verdict(complete ? EntryState.COMPLETE : shortOf(received), outcome, !complete, true);
    }

    /** Whether the same request may be answered otherwise later. */
    static boolean mayPass(int status) {
        return isBusy(status) || status == Status.CANCEL || status == Status.PROCESSING_FAILURE;
    }

    private static boolean isBusy(int status) {
        return status >= 0 && (status & RESOURCES_MASK) == RESOURCES;
    }

    private static EntryState shortOf(int received) {
        return received > 0 ? EntryState.PARTIAL : EntryState.FAILED;
    }
}
