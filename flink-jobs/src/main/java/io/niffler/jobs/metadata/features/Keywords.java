package io.niffler.jobs.metadata.features;

import io.niffler.config.EditDistance;
import io.niffler.dicom.data.Dictionary;
import java.util.Locale;
import java.util.Optional;

/** Finds the keyword that was probably meant. */
final class Keywords {
    /** Longer words are not compared: nobody meant a keyword by them, and the comparison is quadratic. */
    private static final int MAX_LENGTH = 80;

    private Keywords() {}

    /** The keyword nearest to a word, when at most about a quarter of its letters differ; case does not count. */
    static Optional<String> nearest(String word) {
        if (word.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String wanted = word.toLowerCase(Locale.ROOT);
        String best = null;
        int bestDistance = 1 + Math.max(1, word.length() / 4);
        for (Dictionary.Entry entry : Dictionary.entries()) {
            String keyword = entry.keyword();
            if (!keyword.isEmpty() && Math.abs(keyword.length() - word.length()) < bestDistance) {
                int distance = EditDistance.between(wanted, keyword.toLowerCase(Locale.ROOT));
                if (distance < bestDistance) {
                    bestDistance = distance;
                    best = keyword;
                }
            }
        }
        return Optional.ofNullable(best);
    }
}
