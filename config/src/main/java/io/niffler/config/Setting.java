package io.niffler.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One typed key of {@code niffler.yaml}: its default, its meaning, and how its text becomes a value. Immutable; each
 * module lists its own in a class {@code XSettings}.
 *
 * @param <T> the type of the value
 */
public final class Setting<T> {
    private final String key;
    private final String defaultText;
    private final String description;
    private final boolean secret;
    private final boolean map;
    private final Function<String, T> parser;

    private Setting(
            String key,
            String defaultText,
            String description,
            boolean secret,
            boolean map,
            Function<String, T> parser) {
        this.key = key;
        this.defaultText = defaultText;
        this.description = description;
        this.secret = secret;
        this.map = map;
        this.parser = parser;
    }

    public static Setting<String> ofString(String key, String defaultText, String description) {
        return scalar(key, defaultText, description, text -> text);
    }

    /** A whole number, {@code min} and {@code max} included. */
    public static Setting<Integer> ofInt(String key, int defaultValue, int min, int max, String description) {
        return scalar(key, Integer.toString(defaultValue), description, text -> parseInt(text, min, max));
    }

    public static Setting<Boolean> ofBoolean(String key, boolean defaultValue, String description) {
        return scalar(key, Boolean.toString(defaultValue), description, Setting::parseBoolean);
    }

    /** A number of bytes, see {@link DataSize}. */
    public static Setting<DataSize> ofSize(String key, String defaultText, String description) {
        return scalar(key, defaultText, description, DataSize::parse);
    }

    /** A span of time, see {@link Durations}. */
    public static Setting<Duration> ofDuration(String key, String defaultText, String description) {
        return scalar(key, defaultText, description, Durations::parse);
    }

    /** A path in the form of this machine; relative paths are relative to the working directory. */
    public static Setting<Path> ofPath(String key, String defaultText, String description) {
        return scalar(key, defaultText, description, Setting::parsePath);
    }

    /** A YAML list, or text separated by commas ({@code \,} for a comma within an entry); blank entries are dropped. */
    public static Setting<List<String>> ofList(String key, String defaultText, String description) {
        return scalar(key, defaultText, description, ListText::split);
    }

    /** One of an enum's constants, written in lower case with {@code -} for {@code _}. */
    public static <E extends Enum<E>> Setting<E> ofEnum(String key, Class<E> type, E defaultValue, String description) {
        return scalar(key, enumText(defaultValue), description, text -> parseEnum(type, text));
    }

    /**
     * Every key below this one, handed on untouched to a library: {@code kafka.producer} takes
     * {@code kafka.producer.linger.ms}. Empty by default.
     */
    public static Setting<Map<String, String>> ofMap(String key, String description) {
        return new Setting<>(key, "", description, false, true, text -> {
            throw new IllegalArgumentException("write the keys below " + key + ", one by one");
        });
    }

    private static <T> Setting<T> scalar(
            String key, String defaultText, String description, Function<String, T> parser) {
        return new Setting<>(key, defaultText, description, false, false, parser);
    }

    /** The same setting, whose value is never printed. */
    public Setting<T> asSecret() {
        return new Setting<>(key, defaultText, description, true, map, parser);
    }

    /**
     * The same setting with one more rule.
     *
     * @param remedy what to write instead, for example {@code "write at least 64 KiB"}
     */
    public Setting<T> where(Predicate<T> rule, String remedy) {
        return new Setting<>(key, defaultText, description, secret, map, text -> {
            T value = parser.apply(text);
            if (!rule.test(value)) {
                throw new IllegalArgumentException(remedy);
            }
            return value;
        });
    }

    public String key() {
        return key;
    }

    public String defaultText() {
        return defaultText;
    }

    public String description() {
        return description;
    }

    public boolean isSecret() {
        return secret;
    }

    /** Whether this stands for all keys below its own, see {@link #ofMap}. */
    public boolean isMap() {
        return map;
    }

    /** The environment variable for this key: {@code gateway.inline-limit} is {@code NIFFLER_GATEWAY_INLINE_LIMIT}. */
    public String environmentVariable() {
        return Settings.ENVIRONMENT_PREFIX + Written.canonical(key);
    }

    /** @throws IllegalArgumentException whose message says what to write instead */
    T parse(String text) {
        return parser.apply(text.strip());
    }

    String mask(String text) {
        return secret && !text.isEmpty() ? Written.MASK : text;
    }

    String remedy(IllegalArgumentException why) {
        // The text of a secret's parser may quote the secret.
        return secret ? "it is not of the form this setting needs (" + description + ")" : why.getMessage();
    }

    private static int parseInt(String text, int min, int max) {
        try {
            int value = Integer.parseInt(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(intHelp(min, max), e);
        }
        throw new IllegalArgumentException(intHelp(min, max));
    }

    private static String intHelp(int min, int max) {
        return "write a whole number from " + min + " to " + max;
    }

    private static Boolean parseBoolean(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> throw new IllegalArgumentException("write true or false");
        };
    }

    private static Path parsePath(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("write a path of this machine", e);
        }
    }

    private static <E extends Enum<E>> E parseEnum(Class<E> type, String text) {
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            if (enumText(constant).equalsIgnoreCase(text)) {
                return constant;
            }
            names.add(enumText(constant));
        }
        throw new IllegalArgumentException("write one of " + String.join(", ", names));
    }

    private static String enumText(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
