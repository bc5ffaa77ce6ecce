package io.niffler.jobs.utilization.exams;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Parts as they would be had each series only the instance of the smallest Instance Number and UID, and were studies
 * divided by Study Description and Modality as in the original.
 */
final class LeadingInstances {
    private LeadingInstances() {}

    static List<StudyPart> of(Iterable<StudyPart> parts) {
        Map<String, SeriesPart> leads = new HashMap<>();
        for (StudyPart part : parts) {
            for (SeriesPart series : part.series) {
                leads.merge(key(part, series), series, (a, b) -> SeriesPart.leads(b, a) ? b : a);
            }
        }
        List<StudyPart> reduced = new ArrayList<>();
        for (StudyPart part : parts) {
            Map<List<String>, List<SeriesPart>> kept = new HashMap<>();
            for (SeriesPart series : part.series) {
                if (series.equals(leads.get(key(part, series)))) {
                    kept.computeIfAbsent(
                                    Arrays.asList(series.studyDescription, series.modality), texts -> new ArrayList<>())
                            .add(lead(series));
                }
            }
            kept.values().forEach(series -> reduced.add(reduced(part, series)));
        }
        return reduced;
    }

    private static String key(StudyPart part, SeriesPart series) {
        return part.scanner + '|' + part.key() + '|' + series.seriesInstanceUid;
    }

    private static SeriesPart lead(SeriesPart series) {
        SeriesPart lead = series.copy();
        lead.first = series.leadAt;
        lead.last = series.leadAt;
        lead.firstSop = series.leadSop;
        return lead;
    }

    private static StudyPart reduced(StudyPart part, List<SeriesPart> series) {
        StudyPart reduced = new StudyPart();
        reduced.scanner = part.scanner;
        reduced.studyInstanceUid = part.studyInstanceUid;
        reduced.patientId = part.patientId;
        reduced.epochDay = part.epochDay;
        reduced.first = series.stream().mapToLong(one -> one.first).min().orElseThrow();
        reduced.last = series.stream().mapToLong(one -> one.last).max().orElseThrow();
        reduced.series = series.toArray(new SeriesPart[0]);
        reduced.seriesDropped = part.seriesDropped;
        return reduced;
    }
}
