package io.niffler.gateway.extraction.request;

import io.niffler.config.EditDistance;
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
            int distance = EditDistance.between(lower, name.toLowerCase(Locale.ROOT));
            if (!name.isEmpty() && distance <= bound) {
                best = name;
                bound = distance - 1;
            }
        }
        return best;
    }
}
