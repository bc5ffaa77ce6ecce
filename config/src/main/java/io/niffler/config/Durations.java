package io.niffler.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as people write them: {@code 500ms}, {@code 10s}, {@code 5m}, {@code 2h}, {@code 3d}, or ISO 8601. */
public final class Durations {
    private static final Pattern FORM = Pattern.compile("(\\d{1,12})\\s*([a-z]+)");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "min", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private Durations() {}

    /**
     * Reads a duration of 0 or more.
     *
     * @throws IllegalArgumentException with the forms that are understood
     */
    public static Duration parse(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        if (plain.equals("0")) {
            return Duration.ZERO;
        }
        Matcher matcher = FORM.matcher(plain);
        Duration unit = matcher.matches() ? UNITS.get(matcher.group(2)) : null;
        if (unit != null) {
            return unit.multipliedBy(Long.parseLong(matcher.group(1)));
        }
        if (plain.startsWith("p")) {
            try {
                Duration iso = Duration.parse(plain);
                if (!iso.isNegative()) {
                    return iso;
                }
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(help(), e);
            }
        }
        throw new IllegalArgumentException(help());
    }

    /** The form {@link #parse} reads back, in the largest unit that gives a whole number. */
    public static String format(Duration duration) {
        long millis = duration.toMillis();
        if (millis == 0 || millis % 1000 != 0) {
            return millis + "ms";
        }
        long seconds = millis / 1000;
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    private static String help() {
        return "write a duration such as 500ms, 10s, 5m, 2h or 3d";
    }
}
