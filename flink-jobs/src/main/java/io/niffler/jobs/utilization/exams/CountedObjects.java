package io.niffler.jobs.utilization.exams;

import io.niffler.jobs.acquisition.InstanceFacts;
import io.niffler.jobs.acquisition.TimeProblem;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Which instances count for exams: ORIGINAL ones of some modalities that tell when they were acquired. */
public final class CountedObjects implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Those of the original, with the value that some of its devices wrote. */
    public static final List<String> MODALITIES = List.of("XR", "DX", "CR", "DR", "DX CR", "MR", "CT");

    private final Set<String> modalities;

    public CountedObjects(Collection<String> modalities) {
        this.modalities = Set.copyOf(modalities);
    }

    public boolean counts(InstanceFacts facts) {
        return isOfInterest(facts) && facts.timeProblem == TimeProblem.NONE;
    }

    /** Whether it would count if it had a time. */
    public boolean isOfInterest(InstanceFacts facts) {
        return facts.original && facts.modality != null && modalities.contains(facts.modality);
    }
}
