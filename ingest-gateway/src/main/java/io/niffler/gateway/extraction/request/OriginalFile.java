package io.niffler.gateway.extraction.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.niffler.config.ConfigException;
import io.niffler.dicom.net.AeTitle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** Reads the original's {@code config.json} or {@code system.json}: one object of texts, numbers and truth values. */
final class OriginalFile {
    private static final long MAX_BYTES = 1 << 20;
    private static final int SHOWN = 40;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private OriginalFile() {}

    /**
     * The values that are written, {@code null} counting as not written.
     *
     * @throws ConfigException when it is no such file, or has other keys
     */
    static Map<OriginalKey, OriginalValue> read(Path file) {
        Map<OriginalKey, OriginalValue> values = new EnumMap<>(OriginalKey.class);
        for (Map.Entry<String, JsonNode> field : parse(file).properties()) {
            String name = AeTitle.printable(field.getKey(), SHOWN);
            OriginalKey key;
            try {
                key = OriginalKey.of(field.getKey());
            } catch (IllegalArgumentException e) {
                throw new ConfigException(
                        name, "unknown key " + name + " (" + file.getFileName() + "): " + e.getMessage());
            }
            if (!field.getValue().isValueNode()) {
                throw new ConfigException(
                        name, name + " is a list or an object (" + file.getFileName() + "): write one value");
            }
            if (!field.getValue().isNull()) {
                values.put(key, new OriginalValue(key, field.getValue().asText(), file));
            }
        }
        return values;
    }

    private static JsonNode parse(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new ConfigException(name, file + " is larger than 1 MiB: this is no configuration file");
            }
            JsonNode root = MAPPER.readTree(Files.readAllBytes(file));
            if (!root.isObject()) {
                throw new ConfigException(name, name + " holds no JSON object: write {\"CsvFile\": \"...\", ...}");
            }
            return root;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new ConfigException(
                    name,
                    name + " line " + line + " is not valid JSON: check commas and quotes, and write no key twice",
                    e);
        } catch (IOException e) {
            throw new ConfigException(name, "cannot read " + file + ": give the path of a readable file", e);
        }
    }
}
