package io.niffler.jobs.utilization.clocks;

import io.niffler.jobs.acquisition.InstanceFacts;
import io.niffler.jobs.acquisition.TimeProblem;
import java.util.Arrays;

/**
 * What is known exactly of a scanner's studies of one day: for each the last acquisition and when it came. Adding is a
 * union, a maximum or a minimum, so neither order nor repetition makes a difference. A Flink POJO.
 */
public class ClockDay {
    /**
     * The most studies: those of the smallest UIDs stay. No scanner makes as many in a day; the key of all that have
     * none may.
     */
    static final int MAX_STUDIES = 1_000;

    /** The attempt of the operator that last compared this day with the stored document. */
    public long attempt;

    /** When something was last added, processing time in milliseconds. */
    public long changedAt;

    /** Whether something was added since the document was last written. */
    public boolean unwritten;

    /** Study Instance UIDs, ascending. */
    public String[] studies = {};

    /** Moment of each study's last acquisition, milliseconds since 1970. */
    public long[] acquired = {};

    /** First receipt of what was acquired then, milliseconds since 1970. */
    public long[] received = {};

    /** Whether there were more than {@link #MAX_STUDIES}. */
    public boolean studiesLeftOut;

    public RejectedInstances rejected = new RejectedInstances();

    /** Last receipt from the scanner, not from an archive, milliseconds since 1970; zero before the first. */
    public long lastReceipt;

    public ClockDay() {}

    /** Whether an instance tells something about the scanner's clock. Images that were computed are not acquired. */
    static boolean concerns(InstanceFacts facts) {
        return facts.original && (facts.timeProblem != TimeProblem.NONE || !facts.retrospective);
    }

    /** Adds an instance that {@link #concerns} this, and tells whether that changed anything. */
    boolean add(InstanceFacts facts) {
        boolean later = !facts.retrospective && facts.receivedAt > lastReceipt;
        if (later) {
            lastReceipt = facts.receivedAt;
        }
        boolean changed = facts.timeProblem == TimeProblem.NONE
                ? addStudy(facts.studyInstanceUid, facts.acquiredInstant, facts.receivedAt)
                : rejected.add(facts.timeProblem, facts.sopInstanceUid);
        return changed || later;
    }

    /** Adds what another knows of the same day. */
    void merge(ClockDay other) {
        for (int i = 0; i < other.studies.length; i++) {
            addStudy(other.studies[i], other.acquired[i], other.received[i]);
        }
        for (TimeProblem problem : TimeProblem.values()) {
            if (problem != TimeProblem.NONE) {
                rejected.addAll(problem, other.rejected.of(problem));
            }
        }
        studiesLeftOut |= other.studiesLeftOut;
        lastReceipt = Math.max(lastReceipt, other.lastReceipt);
    }

    /** Adds an acquisition of a study, and tells whether that changed anything. */
    boolean addStudy(String study, long acquiredInstant, long receivedAt) {
        int place = Arrays.binarySearch(studies, study);
        if (place < 0) {
            return insert(-place - 1, study, acquiredInstant, receivedAt);
        }
        boolean better = acquiredInstant > acquired[place]
                || (acquiredInstant == acquired[place] && receivedAt < received[place]);
        if (better) {
            acquired[place] = acquiredInstant;
            received[place] = receivedAt;
        }
        return better;
    }

    private boolean insert(int place, String study, long acquiredInstant, long receivedAt) {
        if (studies.length == MAX_STUDIES) {
            boolean first = !studiesLeftOut;
            studiesLeftOut = true;
            if (place == MAX_STUDIES) {
                return first;
            }
        }
        int length = Math.min(MAX_STUDIES, studies.length + 1);
        String[] grownStudies = Arrays.copyOf(studies, length);
        System.arraycopy(studies, place, grownStudies, place + 1, length - place - 1);
        grownStudies[place] = study;
        studies = grownStudies;
        acquired = inserted(acquired, place, acquiredInstant, length);
        received = inserted(received, place, receivedAt, length);
        return true;
    }

    private static long[] inserted(long[] values, int place, long value, int length) {
        long[] grown = Arrays.copyOf(values, length);
        System.arraycopy(values, place, grown, place + 1, length - place - 1);
        grown[place] = value;
        return grown;
    }

    /** The shift of each study in milliseconds: positive where the receipt is later than the scanner's clock. */
    long[] shifts() {
        long[] shifts = new long[studies.length];
        for (int i = 0; i < shifts.length; i++) {
            shifts[i] = received[i] - acquired[i];
        }
        return shifts;
    }
}
