package io.niffler.config;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Finds written keys that no setting knows, and the known key that was probably meant. */
final class UnknownKeys {
    private final Collection<Setting<?>> known;
    private final List<String> sections;

    UnknownKeys(Collection<Setting<?>> known, List<String> sections) {
        this.known = known;
        this.sections = sections;
    }

    void reject(Collection<Written> values) {
        for (Written value : values) {
            if (isInScope(value) && !isKnown(value)) {
                throw new ConfigException(value.name(), message(value));
            }
        }
    }

    private boolean isInScope(Written value) {
        if (sections.isEmpty()) {
            return true;
        }
        String canonical = Written.canonical(value.name());
        for (String section : sections) {
            String canonicalSection = Written.canonical(section);
            if (canonical.equals(canonicalSection) || canonical.startsWith(canonicalSection + "_")) {
                return true;
            }
        }
        return false;
    }

    private boolean isKnown(Written value) {
        for (Setting<?> setting : known) {
            if (setting.isMap() ? value.isBelow(setting) : value.isFor(setting)) {
                return true;
            }
        }
        return false;
    }

    private String message(Written value) {
        String nearest = nearest(value);
        return "unknown setting " + value.name() + " (" + value.origin().describe() + "): "
                + (nearest == null ? "remove it, or see the reference niffler.yaml" : "did you mean " + nearest + "?");
    }

    private String nearest(Written value) {
        boolean variable = Written.isVariable(value.name());
        String best = null;
        int bestDistance = 1 + Math.max(2, value.name().length() / 3);
        for (Setting<?> setting : known) {
            String candidate = variable ? setting.environmentVariable() : setting.key();
            int distance = distance(value.name().toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < bestDistance) {
                bestDistance = distance;
                best = candidate;
            }
        }
        return best;
    }

    /** Levenshtein distance: the least number of letters added, removed or changed. */
    static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(changed, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
