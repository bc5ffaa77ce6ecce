package io.niffler.jobs.utilization.exams;

import io.niffler.jobs.acquisition.InstanceFacts;
import java.util.Arrays;
import java.util.Objects;

/**
 * What one study with one patient did on one scanner on one local date. A Flink POJO. It is the union of its instances:
 * adding the same again changes nothing, and the order of additions and merges does not matter.
 *
 * <p>Of more than {@link #MAX_SERIES} series those of the smallest UIDs are kept, and the rest count for nothing but
 * {@link #first} and {@link #last}.
 */
public class StudyPart {
    public static final int MAX_SERIES = 4_096;

    /** As {@link InstanceFacts#scanner}. */
    public String scanner;

    public String studyInstanceUid;

    /** Patient ID (0010,0020), empty when there is none. */
    public String patientId;

    /** The local date as days since 1970-01-01. */
    public long epochDay;

    /** Local time of the first instance, milliseconds. */
    public long first;

    /** Local time of the last instance, milliseconds. */
    public long last;

    /** Sorted by UID, never empty. */
    public SeriesPart[] series = {};

    /** Whether there were more than {@link #MAX_SERIES} series. */
    public boolean seriesDropped;

    public StudyPart() {}

    /** The part of one instance, which has a time. */
    public static StudyPart of(InstanceFacts facts) {
        StudyPart part = new StudyPart();
        part.scanner = facts.scanner;
        part.studyInstanceUid = facts.studyInstanceUid;
        part.patientId = facts.patientId == null ? "" : facts.patientId;
        part.epochDay = LocalDays.dateOf(facts.acquiredAt).toEpochDay();
        part.first = facts.acquiredAt;
        part.last = facts.acquiredAt;
        part.series = new SeriesPart[] {SeriesPart.of(facts)};
        return part;
    }

    /** What makes two parts the same part, within one scanner and day. */
    public String key() {
        return studyInstanceUid + '|' + patientId;
    }

    /**
     * Takes in what another part with this key, scanner and day knows.
     *
     * @return whether that changed anything
     */
    public boolean merge(StudyPart other) {
        if (!other.key().equals(key()) || other.epochDay != epochDay || !Objects.equals(other.scanner, scanner)) {
            throw new IllegalArgumentException("Only parts of the same study, patient, scanner and day can be merged.");
        }
        boolean changed = other.first < first || other.last > last || (other.seriesDropped && !seriesDropped);
        first = Math.min(first, other.first);
        last = Math.max(last, other.last);
        seriesDropped |= other.seriesDropped;
        for (SeriesPart added : other.series) {
            changed |= merge(added);
        }
        return changed;
    }

    private boolean merge(SeriesPart added) {
        int place = placeOf(added.seriesInstanceUid);
        if (place >= 0) {
            return series[place].merge(added);
        }
        int insertion = -place - 1;
        boolean full = series.length == MAX_SERIES;
        boolean changed = full && !seriesDropped;
        seriesDropped |= full;
        if (full && insertion == MAX_SERIES) {
            return changed;
        }
        SeriesPart[] more = new SeriesPart[full ? MAX_SERIES : series.length + 1];
        System.arraycopy(series, 0, more, 0, insertion);
        more[insertion] = added.copy();
        System.arraycopy(series, insertion, more, insertion + 1, more.length - insertion - 1);
        series = more;
        return true;
    }

    /** The index of a series, or minus one minus the index where it would be. */
    private int placeOf(String uid) {
        int low = 0;
        int high = series.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = series[middle].seriesInstanceUid.compareTo(uid);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof StudyPart other
                && Objects.equals(scanner, other.scanner)
                && key().equals(other.key())
                && epochDay == other.epochDay
                && first == other.first
                && last == other.last
                && seriesDropped == other.seriesDropped
                && Arrays.equals(series, other.series);
    }

    @Override
    public int hashCode() {
        return Objects.hash(scanner, studyInstanceUid, patientId, epochDay);
    }
}
