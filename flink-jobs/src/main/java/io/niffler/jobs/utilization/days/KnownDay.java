package io.niffler.jobs.utilization.days;

import io.niffler.jobs.acquisition.InstanceFacts;
import io.niffler.jobs.utilization.exams.SeriesPart;
import io.niffler.jobs.utilization.exams.StudyPart;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.TreeMap;

/**
 * All that is known of a scanner's day: the parts of its studies. It is the union of what was added, so that neither
 * order nor repetition matters.
 *
 * <p>Bounded: of more than {@link #MAX_SERIES} series those remain whose study, patient and series UID come first, in
 * whatever order they were added; a study of which no series remains is forgotten. {@link #dropped} tells that this has
 * happened.
 */
final class KnownDay {
    /** Keeps a document of the longest texts well below 16 MiB; the busiest scanners make about 2,000 series a day. */
    static final int MAX_SERIES = 8_000;

    /** LO has no more characters (PS3.5 6.2); Patient ID and Study Description are LO. */
    private static final int MAX_LO = 64;

    private static final int MAX_CS = 16;

    private final TreeMap<String, StudyPart> parts = new TreeMap<>();
    private int seriesCount;
    private long dropped;

    /** What an instance, which has a time, says of its day: texts are cut to the length that the standard gives them. */
    static StudyPart part(InstanceFacts facts) {
        StudyPart part = StudyPart.of(facts);
        part.patientId = cut(part.patientId, MAX_LO);
        for (SeriesPart series : part.series) {
            series.studyDescription = cut(series.studyDescription, MAX_LO);
            series.modality = cut(series.modality, MAX_CS);
        }
        return part;
    }

    private static String cut(String text, int length) {
        if (text == null || text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    /**
     * Takes in a part of this day, which afterwards belongs to this object.
     *
     * @return whether that changed anything
     */
    boolean add(StudyPart part) {
        String key = part.key();
        StudyPart known = parts.get(key);
        if (known == null && seriesCount == MAX_SERIES && key.compareTo(parts.lastKey()) > 0) {
            return forgo();
        }
        boolean changed = true;
        int before = 0;
        if (known == null) {
            parts.put(key, part);
            known = part;
        } else {
            before = known.series.length;
            changed = known.merge(part);
        }
        seriesCount += known.series.length - before;
        if (changed && known.seriesDropped) {
            dropped++;
        }
        while (seriesCount > MAX_SERIES) {
            dropLast();
        }
        return changed;
    }

    /** Takes in all that another object knows of the same day; that one is not to be used any more. */
    boolean addAll(KnownDay other) {
        boolean changed = other.dropped > dropped;
        dropped = Math.max(dropped, other.dropped);
        for (StudyPart part : other.parts.values()) {
            changed |= add(part);
        }
        return changed;
    }

    private boolean forgo() {
        boolean first = dropped == 0;
        dropped = Math.max(dropped, 1);
        return first;
    }

    private void dropLast() {
        StudyPart last = parts.lastEntry().getValue();
        int excess = seriesCount - MAX_SERIES;
        if (last.series.length <= excess) {
            parts.pollLastEntry();
            seriesCount -= last.series.length;
        } else {
            last.series = Arrays.copyOf(last.series, last.series.length - excess);
            last.seriesDropped = true;
            seriesCount = MAX_SERIES;
        }
        dropped++;
    }

    /** Sorted by study and patient; not to be changed. */
    Collection<StudyPart> parts() {
        return Collections.unmodifiableCollection(parts.values());
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    int seriesCount() {
        return seriesCount;
    }

    /** How often series were dropped for the bound's sake: zero means that all is there. */
    long dropped() {
        return dropped;
    }

    /** Takes note of drops of which a stored document tells. */
    void dropped(long times) {
        dropped = Math.max(dropped, times);
    }
}
