package io.niffler.gateway.extraction.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * The numbers and words that go with a state.
 *
 * @param expected instances that were announced (of a query: studies that were found), or {@link #UNKNOWN}
 * @param received instances that are durable, or {@link #UNKNOWN}
 * @param status DIMSE status (PS3.7 annex C), 0 to 0xFFFF, or {@link #UNKNOWN}
 * @param comment may carry what a PACS says of a patient: for the ledger only, never for logs
 * @param missing SOP instance UIDs that did not arrive, the first {@value #MAX_MISSING}
 * @param moreMissing how many more are missing
 */
public record Outcome(int expected, int received, int status, String comment, List<String> missing, int moreMissing) {
    /** Stands for a number that is not known. */
    public static final int UNKNOWN = -1;

    /** Nothing is known. */
    public static final Outcome NONE = new Outcome(UNKNOWN, UNKNOWN, UNKNOWN, "", List.of(), 0);

    static final int MAX_MISSING = 32;

    /** Holds the ranges. */
    public Outcome {
        if (expected < UNKNOWN || received < UNKNOWN || status < UNKNOWN || status > 0xFFFF || moreMissing < 0) {
            throw new IllegalArgumentException("A number of the outcome is out of its range.");
        }
        missing = List.copyOf(missing);
    }

    /** What was announced, and what of it arrived. */
    public static Outcome of(int expected, int received) {
        return NONE.with(expected, received);
    }

    /** This with other counts. */
    public Outcome with(int nowExpected, int nowReceived) {
        return new Outcome(nowExpected, nowReceived, status, comment, missing, moreMissing);
    }

    /** This with the status and the comment of the PACS, or our own reason; null and empty are none. */
    public Outcome because(int why, String text) {
        return new Outcome(expected, received, why, text == null ? "" : text, missing, moreMissing);
    }

    /** This with the instances that did not arrive; those beyond {@value #MAX_MISSING}, and what is no UID, are only counted. */
    public Outcome withMissing(List<String> uids) {
        List<String> named = new ArrayList<>();
        for (String uid : uids) {
            if (named.size() < MAX_MISSING && Names.valid(uid)) {
                named.add(uid);
            }
        }
        return new Outcome(expected, received, status, comment, named, uids.size() - named.size());
    }

    Outcome saying(String text) {
        return new Outcome(expected, received, status, text, missing, moreMissing);
    }

    /** Without the comment, so that it may be logged. */
    @Override
    public String toString() {
        return "expected %d, received %d, status %s, %d missing, comment of %d characters"
                .formatted(
                        expected,
                        received,
                        Integer.toHexString(status),
                        missing.size() + moreMissing,
                        comment.length());
    }
}
