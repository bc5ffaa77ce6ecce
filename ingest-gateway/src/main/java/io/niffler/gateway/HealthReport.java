package io.niffler.gateway;

import java.util.LinkedHashMap;
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

    /**
     * One thing that was looked at.
     *
     * @param up whether it works
     * @param detail a sentence for people: where it is, or what is wrong with it
     */
    record Check(boolean up, String detail) {
        static Check up(String detail) {
            return new Check(true, detail);
        }

        static Check down(String detail) {
            return new Check(false, detail);
        }
    }

    boolean isUp() {
        return checks.values().stream().allMatch(Check::up);
    }

    /** What is written as JSON: {@code {"status":"up","checks":{"kafka":{"status":"up","detail":"..."}}}}. */
    Map<String, Object> toJson() {
        Map<String, Object> shown = new LinkedHashMap<>();
        checks.forEach((name, check) -> shown.put(name, Map.of("status", word(check.up()), "detail", check.detail())));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", word(isUp()));
        json.put("checks", shown);
        return json;
    }

    private static String word(boolean up) {
        return up ? "up" : "down";
    }
}
