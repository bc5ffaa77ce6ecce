package io.niffler.dicom.testing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.niffler.dicom.data.TransferSyntax;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What another reader made of a sample file, and how our DICOM JSON differs from it. The differences between the two
 * that hold for all files are known here, verified where they can be, and listed with their letters in
 * docs/differences.md; those of single files are in {@link KnownDifferences}.
 */
public final class ReferenceJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Set<String> PIXEL_DATA = Set.of("7FE00008", "7FE00009", "7FE00010");

    private final JsonNode dataSet;
    private final ReferenceValues values;
    private final Map<String, JsonNode> omitted = new HashMap<>();
    private final Map<String, JsonNode> truncated = new HashMap<>();
    private final Set<String> unreadable = new HashSet<>();

    private ReferenceJson(JsonNode reference) {
        dataSet = reference.path("dicom_json");
        String syntax = reference.path("file_meta").path("TransferSyntaxUID").asText();
        values = new ReferenceValues(
                dataSet, TransferSyntax.EXPLICIT_VR_BIG_ENDIAN.uid().equals(syntax));
        reference
                .path("omitted")
                .forEach(entry -> omitted.put(entry.path("path").asText(), entry));
        reference
                .path("truncated_sequences")
                .forEach(entry -> truncated.put(entry.path("path").asText(), entry));
        reference
                .path("errors")
                .forEach(entry -> unreadable.add(entry.path("path").asText()));
        reference.path("corrected_values").properties().forEach(entry -> correct(entry.getKey(), entry.getValue()));
    }

    /**
     * An attribute that differs.
     *
     * @param path tags and item indexes, for example {@code 00081140[0].00081155}
     * @param expected the attribute's JSON in the reference, {@code -} if it is absent
     * @param actual the attribute's JSON of ours, {@code -} if it is absent
     */
    public record Difference(String path, String expected, String actual) {}

    /** The reference of a sample, if it has one. */
    public static Optional<ReferenceJson> of(Path sample) {
        return Samples.expected(sample).map(file -> {
            try {
                return new ReferenceJson(MAPPER.readTree(file.toFile()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** JSON of ours as a tree, numbers exact. */
    public static JsonNode parse(byte[] json) throws IOException {
        return MAPPER.readTree(json);
    }

    private void correct(String tag, JsonNode value) {
        if (dataSet.get(tag) instanceof ObjectNode attribute) {
            attribute.putArray("Value").add(value);
        }
    }

    /** The attributes in which a data set of ours differs, other than as docs/differences.md says of all files. */
    public List<Difference> differences(JsonNode actual) {
        List<Difference> differences = new ArrayList<>();
        compare("", dataSet, actual, differences);
        return differences;
    }

    private void compare(String prefix, JsonNode expected, JsonNode actual, List<Difference> differences) {
        Set<String> tags = new TreeSet<>();
        expected.fieldNames().forEachRemaining(tags::add);
        actual.fieldNames().forEachRemaining(tags::add);
        for (String tag : tags) {
            String path = prefix + tag;
            JsonNode theirs = expected.path(tag);
            JsonNode ours = actual.path(tag);
            if (theirs.path("vr").asText().equals("SQ")
                    && ours.path("vr").asText().equals("SQ")) {
                compareItems(path, theirs.path("Value"), ours.path("Value"), differences);
            } else if (!isSame(tag, path, theirs, ours)) {
                differences.add(new Difference(path, text(theirs), text(ours)));
            }
        }
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() ? "-" : node.toString();
    }

    private void compareItems(String path, JsonNode expected, JsonNode actual, List<Difference> differences) {
        JsonNode cut = truncated.get(path);
        int items = cut == null ? expected.size() : cut.path("items").asInt();
        if (items != actual.size()) {
            differences.add(new Difference(path, items + " items", actual.size() + " items"));
            return;
        }
        for (int i = 0; i < expected.size(); i++) {
            int index = cut == null ? i : cut.path("kept").get(i).asInt();
            compare(path + "[" + index + "].", expected.get(i), actual.get(index), differences);
        }
    }

    private boolean isSame(String tag, String path, JsonNode theirs, JsonNode ours) {
        if (ours.isMissingNode()) {
            return tag.endsWith("0000"); // D
        }
        if (unreadable.contains(path)) {
            return true; // H
        }
        if (theirs.isMissingNode()) {
            return PIXEL_DATA.contains(tag) // A
                    || (omitted.containsKey(path) && values.hasDigest(omitted.get(path), ours)); // B
        }
        return values.isSame(tag, theirs, ours);
    }
}
