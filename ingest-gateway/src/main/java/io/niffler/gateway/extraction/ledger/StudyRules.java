package io.niffler.gateway.extraction.ledger;

/** What may become of a study: pending, moving, and then an end or pending again. */
final class StudyRules {
    private StudyRules() {}

    static boolean follows(EntryState from, EntryState to) {
        return switch (to) {
            case MOVING -> from == EntryState.PENDING;
            case PENDING, COMPLETE, PARTIAL, FAILED, NOT_FOUND -> from == EntryState.MOVING;
            default -> false;
        };
    }
}
