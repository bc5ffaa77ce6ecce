package io.niffler.config;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was configured: command line over environment over file over the default of the setting asked for. Immutable
 * and safe to share.
 */
public final class Settings {
    /** What the name of each of our environment variables starts with. */
    public static final String ENVIRONMENT_PREFIX = "NIFFLER_";

    /** By canonical name; of several sources only the one in force. */
    private final Map<String, Written> written;

    private Settings(Map<String, Written> written) {
        this.written = written;
    }

    /**
     * Reads all sources.
     *
     * @param file a YAML file with nested or dotted keys, or null for none
     * @param environment usually {@link System#getenv()}; only names that start with {@code NIFFLER_} are kept
     * @param overrides full keys and their values, from the command line
     * @throws ConfigException when the file cannot be read or is not a plain YAML mapping
     */
    public static Settings load(Path file, Map<String, String> environment, Map<String, String> overrides) {
        Map<String, Written> written = new TreeMap<>();
        if (file != null) {
            for (Written value : YamlFile.read(file)) {
                written.put(Written.canonical(value.name()), value);
            }
        }
        environment.forEach((name, text) -> {
            if (Written.isVariable(name)) {
                written.put(Written.canonical(name), new Written(name, text, Origin.environment(name)));
            }
        });
        overrides.forEach(
                (key, text) -> written.put(Written.canonical(key), new Written(key, text, Origin.OF_COMMAND_LINE)));
        return new Settings(written);
    }

    /** Settings from full keys; names that start with {@code NIFFLER_} count as environment, see {@link #asMap}. */
    public static Settings of(Map<String, String> values) {
        Map<String, String> overrides = new TreeMap<>(values);
        overrides.keySet().removeIf(Written::isVariable);
        return load(null, values, overrides);
    }

    /** These settings with one value set as if on the command line. */
    public Settings with(String key, String text) {
        Map<String, Written> changed = new TreeMap<>(written);
        changed.put(Written.canonical(key), new Written(key, text, Origin.OF_COMMAND_LINE));
        return new Settings(changed);
    }

    /**
     * The value of a setting.
     *
     * @throws ConfigException when what was written is not of the setting's type or breaks its rule
     */
    public <T> T get(Setting<T> setting) {
        if (setting.isMap()) {
            @SuppressWarnings("unchecked") // only Setting.ofMap makes such a setting, and its type is this map
            T map = (T) valuesBelow(setting);
            return map;
        }
        Written value = find(setting);
        try {
            return setting.parse(value.text());
        } catch (IllegalArgumentException e) {
            throw ConfigException.badValue(setting, value, e);
        }
    }

    /** Whether the value was written anywhere, rather than being the default. */
    public boolean isSet(Setting<?> setting) {
        return setting.isMap()
                ? !valuesBelow(setting).isEmpty()
                : find(setting).origin().kind() != Origin.Kind.DEFAULT;
    }

    /** Where the value in force was written, in words: {@code niffler.yaml line 7}, {@code default}. */
    public String originOf(Setting<?> setting) {
        return find(setting).origin().describe();
    }

    /**
     * An error about the value in force, for rules between several settings.
     *
     * @param remedy what to write instead
     */
    public ConfigException invalid(Setting<?> setting, String remedy) {
        return ConfigException.badValue(setting, find(setting), new IllegalArgumentException(remedy));
    }

    /**
     * Fails on the first written key, in the given sections (all when none is given), that no setting knows.
     *
     * @param known all settings of these sections
     * @param sections first parts of keys, for example {@code gateway}
     * @throws ConfigException with the key, where it was written and the nearest known key
     */
    public void rejectUnknown(Collection<Setting<?>> known, String... sections) {
        new UnknownKeys(known, List.of(sections)).reject(written.values());
    }

    /**
     * Every value in force that was written, by key or by variable name; {@link #of} makes settings of the same values
     * from it. Holds secrets in plain text.
     */
    public Map<String, String> asMap() {
        Map<String, String> all = new LinkedHashMap<>();
        written.values().forEach(value -> all.put(value.name(), value.text()));
        return all;
    }

    /** The values in force of the given settings, one per line with their origin; secrets masked. */
    public String describe(Collection<Setting<?>> known) {
        StringBuilder text = new StringBuilder();
        for (Setting<?> setting : known) {
            if (setting.isMap()) {
                written.values().stream()
                        .filter(value -> value.isBelow(setting))
                        .forEach(value -> line(
                                text,
                                setting.key() + "." + value.nameBelow(setting),
                                value.maskedByName(),
                                value.origin()));
            } else {
                Written value = find(setting);
                line(text, setting.key(), setting.mask(value.text()), value.origin());
            }
        }
        return text.toString();
    }

    /** The values that were written, one per line with their origin; whatever looks like a secret is masked. */
    public String describe() {
        StringBuilder text = new StringBuilder();
        written.values().forEach(value -> line(text, value.name(), value.maskedByName(), value.origin()));
        return text.toString();
    }

    /** As {@link #describe()}: a log line never shows a secret. */
    @Override
    public String toString() {
        return describe();
    }

    private static void line(StringBuilder text, String key, String value, Origin origin) {
        text.append(key)
                .append(" = ")
                .append(value)
                .append("  # ")
                .append(origin.describe())
                .append('\n');
    }

    private Written find(Setting<?> setting) {
        Written value = written.get(Written.canonical(setting.key()));
        return value != null && value.isFor(setting)
                ? value
                : new Written(setting.key(), setting.defaultText(), Origin.OF_DEFAULT);
    }

    private Map<String, String> valuesBelow(Setting<?> map) {
        Map<String, String> values = new TreeMap<>();
        for (Written value : written.values()) {
            if (value.isBelow(map)) {
                values.put(value.nameBelow(map), value.text());
            }
        }
        return values;
    }
}
