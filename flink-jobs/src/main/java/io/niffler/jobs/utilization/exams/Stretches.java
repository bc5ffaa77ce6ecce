package io.niffler.jobs.utilization.exams;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts the parts of studies together. */
final class Stretches {
    private static final Comparator<StudyPart> STUDY = Comparator.<StudyPart, String>comparing(part -> part.scanner)
            .thenComparing(part -> part.studyInstanceUid)
            .thenComparing(part -> part.patientId);
    private static final Comparator<StudyPart> STUDY_AND_TEXTS = STUDY.thenComparing(
                    part -> part.series[0].studyDescription, SeriesPart.TEXT)
            .thenComparing(part -> part.series[0].modality, SeriesPart.TEXT);

    private final Comparator<StudyPart> sameness;
    private final long gapMillis;

    private Stretches(Comparator<StudyPart> sameness, long gapMillis) {
        this.sameness = sameness;
        this.gapMillis = gapMillis;
    }

    /** The stretches of parts, each of which is there once. */
    static List<Stretch> of(Iterable<StudyPart> parts, ExamRules rules) {
        long gapMillis = rules.studyGap().toMillis();
        return rules.oneInstancePerSeries()
                ? new Stretches(STUDY_AND_TEXTS, gapMillis).join(LeadingInstances.of(parts))
                : new Stretches(STUDY, gapMillis).join(parts);
    }

    private List<Stretch> join(Iterable<StudyPart> parts) {
        List<StudyPart> sorted = new ArrayList<>();
        parts.forEach(sorted::add);
        sorted.sort(sameness.thenComparingLong(part -> part.epochDay));
        List<Stretch> stretches = new ArrayList<>();
        List<StudyPart> open = new ArrayList<>();
        for (StudyPart part : sorted) {
            if (!open.isEmpty() && !continues(open.get(open.size() - 1), part)) {
                stretches.add(stretch(open));
                open.clear();
            }
            open.add(part);
        }
        if (!open.isEmpty()) {
            stretches.add(stretch(open));
        }
        return stretches;
    }

    private boolean continues(StudyPart part, StudyPart next) {
        return sameness.compare(part, next) == 0
                && part.epochDay + 1 == next.epochDay
                && next.first - part.last < gapMillis;
    }

    private static Stretch stretch(List<StudyPart> parts) {
        StudyPart begin = parts.get(0);
        SeriesPart first = begin.series[0];
        for (SeriesPart series : begin.series) {
            if (SeriesPart.isEarlier(series, first)) {
                first = series;
            }
        }
        Map<String, SeriesPart> series = new HashMap<>();
        for (StudyPart part : parts) {
            for (SeriesPart added : part.series) {
                series.merge(added.seriesInstanceUid, added, (a, b) -> SeriesPart.isEarlier(b, a) ? b : a);
            }
        }
        Map<String, String> modalities = new TreeMap<>();
        series.forEach((uid, part) -> modalities.put(uid, part.modality));
        return new Stretch(
                begin.scanner,
                begin.studyInstanceUid,
                begin.patientId,
                begin.first,
                parts.get(parts.size() - 1).last,
                first.studyDescription,
                first.modality,
                modalities,
                modalities.size());
    }
}
