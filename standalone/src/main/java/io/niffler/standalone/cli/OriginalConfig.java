package io.niffler.standalone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The {@code config.json} of the original's PNG extraction: one object of texts, numbers and truth values. */
final class OriginalConfig {
    private static final long MAX_BYTES = 1 << 20;

    private OriginalConfig() {}

    /**
     * The values as text by their keys.
     *
     * @param known the keys that have a meaning
     * @throws UsageException when it is no such file, or has other keys
     */
    static Map<String, String> read(Path file, Set<String> known) throws UsageException {
        Map<String, String> values = new TreeMap<>();
        Iterator<Map.Entry<String, JsonNode>> fields = parse(file).fields();
        while (fields.hasNext()) {
            Map.Entry<String, JsonNode> field = fields.next();
            if (!known.contains(field.getKey()) || !field.getValue().isValueNode()) {
                throw new UsageException(
                        file + " has a key '" + field.getKey() + "' that means nothing here: remove it. Known are "
                                + String.join(", ", known) + ", each with one value.");
            }
            values.put(field.getKey(), field.getValue().asText());
        }
        return values;
    }

    private static JsonNode parse(Path file) throws UsageException {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new UsageException(file + " is larger than " + MAX_BYTES + " bytes: this is no configuration.");
            }
            JsonNode root = new ObjectMapper().readTree(Files.readAllBytes(file));
            if (!root.isObject()) {
                throw new UsageException(file + " holds no JSON object: write {\"DICOMHome\": \"...\", ...}.");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw new UsageException(file + " is no JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UsageException(file + " cannot be read: name a file with --config-json.", e);
        }
    }
}
