package io.niffler.gateway.extraction.request;

import java.util.Locale;
import java.util.stream.Stream;

/** Finds the name that was probably meant. */
final class Nearest {
    private static final int LONGEST = 64;

    private Nearest() {}

    /** The name that takes the fewest changed letters, case aside; null when none is near. */
    static String to(String written, Stream<String> names) {
        if (written.length() > LONGEST) {
            return null;
        }
        String lower = written.toLowerCase(Locale.ROOT);
        int bound = Math.max(2, written.length() / 3);
        String best = null;
        for (String name : (Iterable<String>) names::iterator) {
            int distance = distance(lower, name.toLowerCase(Locale.ROOT));
            if (!name.isEmpty() && distance <= bound) {
                best = name;
                bound = distance - 1;
            }
        }
        return best;
    }

    /** Letters added, removed or changed (Levenshtein). */
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
