package io.niffler.jobs.utilization.exams;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Counts series: each UID once, and those of which only the number is known as many as are said. */
final class SeriesCount {
    private SeriesCount() {}

    static int of(Collection<Stretch> stretches) {
        return byModality(stretches).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** How many series there are of each modality; an unknown modality is the empty text. */
    static Map<String, Integer> byModality(Collection<Stretch> stretches) {
        Map<String, String> known = new HashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        for (Stretch stretch : stretches) {
            if (stretch.series().isEmpty()) {
                counts.merge(text(stretch.modality()), stretch.seriesCount(), Integer::sum);
            }
            stretch.series().forEach((uid, modality) -> known.merge(uid, text(modality), SeriesCount::smaller));
        }
        known.values().forEach(modality -> counts.merge(modality, 1, Integer::sum));
        return counts;
    }

    static List<String> modalities(Stretch stretch) {
        return stretch.series().isEmpty()
                ? List.of(text(stretch.modality()))
                : stretch.series().values().stream()
                        .map(SeriesCount::text)
                        .distinct()
                        .toList();
    }

    private static String smaller(String a, String b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static String text(String modality) {
        return Objects.requireNonNullElse(modality, "");
    }
}
