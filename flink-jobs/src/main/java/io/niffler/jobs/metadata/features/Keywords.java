package io.niffler.jobs.metadata.features;

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
                int distance = distance(wanted, keyword.toLowerCase(Locale.ROOT));
                if (distance < bestDistance) {
                    bestDistance = distance;
                    best = keyword;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** Levenshtein distance: the least number of letters added, removed or changed. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
