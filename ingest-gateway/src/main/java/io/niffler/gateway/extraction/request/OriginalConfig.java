package io.niffler.gateway.extraction.request;

import io.niffler.config.ConfigException;
import io.niffler.dicom.net.AeTitle;
import io.niffler.gateway.extraction.storage.FilePath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The original's configuration, in the keys of our own. */
public final class OriginalConfig {
    private static final String DEFAULT_SYSTEM = "system.json";
    private static final int SHOWN = 40;

    private static final Set<OriginalKey> OF_ATTRIBUTES =
            Set.copyOf(EnumSet.range(OriginalKey.NUMBER_OF_QUERY_ATTRIBUTES, OriginalKey.THIRD_INDEX));

    private final Map<OriginalKey, OriginalValue> values;

    private OriginalConfig(Map<OriginalKey, OriginalValue> values) {
        this.values = values;
    }

    /**
     * Reads {@code config.json}, the {@code system.json} that it names (or that is beside it), and the options of the command line, which come
     * first.
     *
     * @param configJson or null when there are options alone
     * @param options by the names of the original's keys
     * @return what is written, by the keys of {@link ExtractSettings}
     * @throws ConfigException on the first key that is unknown and the first value that is wrong
     */
    public static Map<String, String> settings(Path configJson, Map<String, String> options) {
        Map<OriginalKey, OriginalValue> written = new EnumMap<>(OriginalKey.class);
        if (configJson != null) {
            written.putAll(OriginalFile.read(configJson));
        }
        options.forEach((name, text) -> {
            OriginalKey key = keyOf(name);
            written.put(key, new OriginalValue(key, text, null));
        });
        Path system = systemFile(configJson, written.get(OriginalKey.NIFFLER_SYSTEM));
        if (system != null) {
            OriginalFile.read(system).forEach(written::putIfAbsent);
        }
        return new OriginalConfig(written).toSettings();
    }

    private static OriginalKey keyOf(String name) {
        try {
            return OriginalKey.of(name);
        } catch (IllegalArgumentException e) {
            String shown = AeTitle.printable(name, SHOWN);
            throw new ConfigException(shown, "unknown option --" + shown + ": " + e.getMessage());
        }
    }

    private static Path systemFile(Path configJson, OriginalValue named) {
        if (named != null) {
            return Path.of(named.checked());
        }
        Path beside = configJson == null ? null : configJson.resolveSibling(DEFAULT_SYSTEM);
        return beside != null && Files.exists(beside) ? beside : null;
    }

    private Map<String, String> toSettings() {
        Map<String, String> settings = new LinkedHashMap<>();
        for (OriginalValue value : values.values()) {
            String text = value.checked();
            if (value.key().setting() != null) {
                settings.put(value.key().setting().key(), text);
            } else if (value.key() == OriginalKey.FILE_PATH) {
                filePath(value, text, settings);
            }
        }
        attributes(settings);
        return settings;
    }

    private static void filePath(OriginalValue value, String text, Map<String, String> settings) {
        String mode =
                switch (text) {
                    case "CFIND-ONLY" -> "find-only";
                    case "CFIND-DETAILED" -> "find-detailed";
                    default -> "images";
                };
        settings.put(ExtractSettings.MODE.key(), mode);
        if (mode.equals("images")) {
            try {
                settings.put(
                        ExtractSettings.FILE_PATH.key(), FilePath.parse(text).toString());
            } catch (IllegalArgumentException e) {
                throw value.invalid(e.getMessage());
            }
        }
    }

    /** Nothing when the original's files and options are silent about them. */
    private void attributes(Map<String, String> settings) {
        boolean silent = Collections.disjoint(values.keySet(), OF_ATTRIBUTES);
        if (silent) {
            return;
        }
        OriginalValue number = valueOf(OriginalKey.NUMBER_OF_QUERY_ATTRIBUTES, "1");
        int count = Integer.parseInt(number.checked());
        if (count < 1 || count > QueryAttributes.MOST) {
            throw number.invalid("write 1, 2 or 3");
        }
        List<QueryAttribute> attributes = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            QueryAttribute attribute = attribute(i);
            attributes.add(attribute);
            texts.add(attribute.name() + ":" + attribute.column());
        }
        try {
            QueryAttributes.requireDistinct(attributes);
        } catch (IllegalArgumentException e) {
            throw number.invalid(e.getMessage());
        }
        settings.put(ExtractSettings.ATTRIBUTES.key(), String.join(",", texts));
    }

    private QueryAttribute attribute(int i) {
        OriginalKey nameKey = OriginalKey.ofAttribute(i, "Attr");
        if (i > 0 && !values.containsKey(nameKey)) {
            throw new ConfigException(
                    nameKey.written(), nameKey.written() + " is missing: write it, or a lower NumberOfQueryAttributes");
        }
        OriginalValue name = valueOf(nameKey, "PatientID");
        OriginalValue index = valueOf(OriginalKey.ofAttribute(i, "Index"), String.valueOf(i));
        int column = Integer.parseInt(index.checked());
        if (column >= CsvReader.MAX_COLUMNS) {
            throw index.invalid("write an index from 0 to " + (CsvReader.MAX_COLUMNS - 1));
        }
        try {
            return QueryAttribute.of(name.checked(), column);
        } catch (IllegalArgumentException e) {
            throw name.invalid(e.getMessage());
        }
    }

    private OriginalValue valueOf(OriginalKey key, String otherwise) {
        return values.getOrDefault(key, new OriginalValue(key, otherwise, null));
    }
}
