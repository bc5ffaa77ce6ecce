package io.niffler.dicom.testing;

import java.util.Set;

/**
 * How a {@link ScriptedPacs} carries out one retrieval of a study.
 *
 * @param refusal the status to answer at once, 0 for none
 * @param after how many instances of the study are dealt with before the interruption
 * @param interruption what happens then
 * @param failing the numbers of instances, from 1, that are not sent but reported as failed
 * @param slowness milliseconds before each instance, and no pending responses; 0 for neither
 */
public record RetrievalScript(int refusal, int after, Interruption interruption, Set<Integer> failing, int slowness) {
    /** As it should be. */
    public static final RetrievalScript PLAIN = new RetrievalScript(0, 0, Interruption.NONE, Set.of(), 0);

    /** What happens in the middle of a retrieval. */
    public enum Interruption {
        NONE,
        /** Nothing more is said until a cancel comes, which is obeyed. */
        STALL,
        /** Nothing more is said; a cancel is not obeyed. */
        STALL_DEAF,
        /** Pending responses go on with the same numbers, a few hundred a second, until a cancel comes. */
        STALL_LOUD,
        /** The association is aborted. */
        ABORT,
        /** The PACS closes all its connections and no longer listens. */
        DIE
    }

    /** The status is answered at once, such as 0xA702. */
    public static RetrievalScript refuse(int status) {
        return new RetrievalScript(status, 0, Interruption.NONE, Set.of(), 0);
    }

    /** The interruption comes after that many instances, 0 and up. */
    public static RetrievalScript interrupt(int after, Interruption interruption) {
        return new RetrievalScript(0, after, interruption, Set.of(), 0);
    }

    /** Those instances, counted from 1, fail; the others arrive. */
    public static RetrievalScript fail(Integer... numbers) {
        return new RetrievalScript(0, 0, Interruption.NONE, Set.of(numbers), 0);
    }

    /** Instances come one after the other, as long as no cancel comes, but nothing is said of them before the end. */
    public static RetrievalScript silent(int millisBetween) {
        return new RetrievalScript(0, 0, Interruption.NONE, Set.of(), millisBetween);
    }

    boolean interruptsAt(int dealtWith) {
        return interruption != Interruption.NONE && dealtWith == after;
    }
}
