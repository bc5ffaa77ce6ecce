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
            int distance =
                    EditDistance.between(value.name().toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < bestDistance) {
                bestDistance = distance;
                best = candidate;
            }
        }
        return best;
    }
}
