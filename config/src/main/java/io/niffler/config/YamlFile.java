package io.niffler.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the plain part of YAML that a configuration needs: nested mappings, scalars and lists of scalars. Anchors,
 * aliases and tags are refused, so a file can neither grow when read nor name a class.
 */
final class YamlFile {
    private static final long MAX_BYTES = 1 << 20;
    private static final int MAX_DEPTH = 16;

    private final String name;
    private final YAMLParser parser;
    private final List<Written> values = new ArrayList<>();
    private final Map<String, Integer> linesByKey = new HashMap<>();

    private YamlFile(String name, YAMLParser parser) {
        this.name = name;
        this.parser = parser;
    }

    /** @throws ConfigException when the file cannot be read, with the line where it stops being understood */
    static List<Written> read(Path file) {
        String name = String.valueOf(file.getFileName());
        String text;
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new ConfigException(name, file + " is larger than 1 MiB: this is no configuration file");
            }
            text = Files.readString(file);
        } catch (IOException e) {
            throw new ConfigException(
                    name, "cannot read " + file + ": give the path of a readable UTF-8 file with --config", e);
        }
        return parse(name, text);
    }

    static List<Written> parse(String name, String text) {
        try (YAMLParser parser = new YAMLFactory().createParser(text)) {
            YamlFile file = new YamlFile(name, parser);
            file.document();
            return file.values;
        } catch (JsonProcessingException e) {
            // Not the cause: its text quotes the lines around, which may hold a secret.
            throw new ConfigException(
                    name, atLine(name, lineOf(e)) + " is not valid YAML: check indentation and quotes");
        } catch (IOException e) {
            throw new ConfigException(name, "cannot read " + name, e);
        }
    }

    private static int lineOf(JsonProcessingException e) {
        return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    }

    private static String atLine(String name, int line) {
        return name + " line " + line;
    }

    private void document() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null || first == JsonToken.VALUE_NULL) {
            return;
        }
        if (first != JsonToken.START_OBJECT) {
            throw error("", "must begin with a key and a colon, such as \"gateway:\"");
        }
        mapping("", 1);
        if (parser.nextToken() != null) {
            throw error("", "begins a second document: keep one per file");
        }
    }

    private void mapping(String prefix, int depth) throws IOException {
        rejectSpecial(prefix);
        if (depth > MAX_DEPTH) {
            throw error(prefix, "is nested deeper than any setting");
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            String full = prefix.isEmpty() ? key : prefix + "." + key;
            JsonToken token = parser.nextToken();
            rejectSpecial(full);
            switch (token) {
                case START_OBJECT -> mapping(full, depth + 1);
                case START_ARRAY -> add(full, ListText.join(list(full)));
                case VALUE_NULL -> {
                    // "key:" with everything below commented out sets nothing
                }
                default -> add(full, parser.getText());
            }
        }
    }

    private List<String> list(String key) throws IOException {
        List<String> entries = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            rejectSpecial(key);
            if (!parser.currentToken().isScalarValue()) {
                throw error(key, "takes a list of plain values only");
            }
            entries.add(parser.getText());
        }
        return entries;
    }

    private void add(String key, String text) {
        Origin origin = Origin.file(name, line());
        Integer earlier = linesByKey.putIfAbsent(Written.canonical(key), line());
        if (earlier != null) {
            throw error(key, "is written twice, first in line " + earlier + ": keep one");
        }
        if (Written.isVariable(key)) {
            throw error(key, "is the form for the environment: write the key in lower case with dots");
        }
        values.add(new Written(key, text, origin));
    }

    private void rejectSpecial(String key) throws IOException {
        if (parser.isCurrentAlias() || parser.getObjectId() != null || parser.getTypeId() != null) {
            throw error(key, "uses a YAML anchor, alias or tag: write the value out");
        }
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private ConfigException error(String key, String problem) {
        String subject = key.isEmpty() ? "" : ": " + key;
        return new ConfigException(key.isEmpty() ? name : key, atLine(name, line()) + subject + " " + problem);
    }
}
