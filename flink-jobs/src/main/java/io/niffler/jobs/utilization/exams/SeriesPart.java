package io.niffler.jobs.utilization.exams;

import io.niffler.jobs.acquisition.InstanceFacts;
import java.util.Comparator;
import java.util.Objects;

/**
 * What one series did in one {@link StudyPart}. A Flink POJO. It is the union of its instances: adding the same again
 * changes nothing, and the order of additions does not matter.
 */
public class SeriesPart {
    static final Comparator<String> TEXT = Comparator.nullsLast(Comparator.naturalOrder());
    private static final Comparator<SeriesPart> EARLIEST = Comparator.<SeriesPart>comparingLong(part -> part.first)
            .thenComparing(part -> part.firstSop, TEXT)
            .thenComparing(part -> part.studyDescription, TEXT)
            .thenComparing(part -> part.modality, TEXT);
    private static final Comparator<SeriesPart> SMALLEST = Comparator.<SeriesPart>comparingLong(part -> part.leadNumber)
            .thenComparing(part -> part.leadSop, TEXT)
            .thenComparingLong(part -> part.leadAt);

    public String seriesInstanceUid;

    /** Local time of the first instance, milliseconds. */
    public long first;

    /** Local time of the last instance, milliseconds. */
    public long last;

    /** The first instance; of several at that time the one of the smallest UID. */
    public String firstSop;

    /** Study Description (0008,1030) of {@link #firstSop}, null when it has none. */
    public String studyDescription;

    /** Modality (0008,0060) of {@link #firstSop}. */
    public String modality;

    /** The smallest Instance Number (0020,0013) of the series, {@link InstanceFacts#NO_NUMBER} when none has any. */
    public long leadNumber;

    /** The instance with {@link #leadNumber}; of several the one of the smallest UID. */
    public String leadSop;

    /** Local time of {@link #leadSop}, milliseconds. */
    public long leadAt;

    public SeriesPart() {}

    /** A series of one instance, which has a time. */
    static SeriesPart of(InstanceFacts facts) {
        SeriesPart part = new SeriesPart();
        part.seriesInstanceUid = facts.seriesInstanceUid;
        part.first = facts.acquiredAt;
        part.last = facts.acquiredAt;
        part.firstSop = facts.sopInstanceUid;
        part.studyDescription = facts.studyDescription;
        part.modality = facts.modality;
        part.leadNumber = facts.instanceNumber;
        part.leadSop = facts.sopInstanceUid;
        part.leadAt = facts.acquiredAt;
        return part;
    }

    SeriesPart copy() {
        SeriesPart copy = new SeriesPart();
        copy.seriesInstanceUid = seriesInstanceUid;
        copy.last = last;
        copy.takeFirst(this);
        copy.takeLead(this);
        return copy;
    }

    /** Takes in what another part of the same series and day knows; whether that changed anything. */
    boolean merge(SeriesPart other) {
        boolean changed = false;
        if (other.last > last) {
            last = other.last;
            changed = true;
        }
        if (isEarlier(other, this)) {
            takeFirst(other);
            changed = true;
        }
        if (SMALLEST.compare(other, this) < 0) {
            takeLead(other);
            changed = true;
        }
        return changed;
    }

    /** Whether the first instance of one part comes before that of another. */
    static boolean isEarlier(SeriesPart part, SeriesPart than) {
        return EARLIEST.compare(part, than) < 0;
    }

    /** Whether this part has the instance that the whole series counts by when it counts by one. */
    static boolean leads(SeriesPart part, SeriesPart other) {
        return SMALLEST.compare(part, other) < 0;
    }

    private void takeFirst(SeriesPart other) {
        first = other.first;
        firstSop = other.firstSop;
        studyDescription = other.studyDescription;
        modality = other.modality;
    }

    private void takeLead(SeriesPart other) {
        leadNumber = other.leadNumber;
        leadSop = other.leadSop;
        leadAt = other.leadAt;
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof SeriesPart other
                && Objects.equals(seriesInstanceUid, other.seriesInstanceUid)
                && last == other.last
                && EARLIEST.compare(this, other) == 0
                && SMALLEST.compare(this, other) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(seriesInstanceUid, first, last, leadNumber);
    }
}
