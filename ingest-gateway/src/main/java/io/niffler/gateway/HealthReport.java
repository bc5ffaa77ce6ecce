package io.niffler.gateway;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Whether instances can be taken now, and why not.
 *
 * @param checks by the name of what was looked at, in the order to be shown
 */
record HealthReport(Map<String, Check> checks) {
    HealthReport {
        checks = new LinkedHashMap<>(checks);
    }

    /** From good to bad. */
    enum State {
        UP,
        /** Works, but somebody should look after it. */
        DEGRADED,
        DOWN;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One thing that was looked at.
     *
     * @param detail a sentence for people: where it is, or what is wrong with it
     */
    record Check(State state, String detail) {
        static Check up(String detail) {
            return new Check(State.UP, detail);
        }

        static Check degraded(String detail) {
            return new Check(State.DEGRADED, detail);
        }

        static Check down(String detail) {
            return new Check(State.DOWN, detail);
        }

        boolean isDown() {
            return state == State.DOWN;
        }
    }

    /** The worst of all. */
    State state() {
        return checks.values().stream()
                .map(Check::state)
                .max(Comparator.naturalOrder())
                .orElse(State.UP);
    }

    /** What is written as JSON: {@code {"status":"up","checks":{"kafka":{"status":"up","detail":"..."}}}}. */
    Map<String, Object> toJson() {
        Map<String, Object> shown = new LinkedHashMap<>();
        checks.forEach(
                (name, check) -> shown.put(name, Map.of("status", check.state().word(), "detail", check.detail())));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", state().word());
        json.put("checks", shown);
        return json;
    }
}
