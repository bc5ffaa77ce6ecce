package io.niffler.standalone.cli;

import java.time.Duration;

/** Spans of time for people: {@code 12 s}, {@code 5 min}, {@code 2 h 10 min}, {@code 3 d 4 h}. */
final class Times {
    private Times() {}

    static String text(Duration span) {
        Duration whole = Duration.ofSeconds(Math.max(0, span.plusMillis(500).toSeconds()));
        if (whole.toMinutes() == 0) {
            return whole.toSeconds() + " s";
        }
        if (whole.toHours() == 0) {
            return whole.toMinutes() + " min";
        }
        return whole.toDays() == 0
                ? whole.toHours() + " h " + whole.toMinutesPart() + " min"
                : whole.toDays() + " d " + whole.toHoursPart() + " h";
    }
}
