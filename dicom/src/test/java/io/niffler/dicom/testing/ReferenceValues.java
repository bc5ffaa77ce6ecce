package io.niffler.dicom.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.DicomJson;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import io.niffler.dicom.data.ValueElement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Compares the values of one attribute of the reference with ours. Letters are those of docs/differences.md. */
final class ReferenceValues {

    private final String[] characterSets;
    private final boolean bigEndian;

    ReferenceValues(JsonNode dataSet, boolean bigEndian) {
        JsonNode terms = dataSet.path("00080005").path("Value");
        this.characterSets = StreamSupport.stream(terms.spliterator(), false)
                .map(JsonNode::asText)
                .toArray(String[]::new);
        this.bigEndian = bigEndian;
    }

    boolean isSame(String tag, JsonNode theirs, JsonNode ours) {
        String vr = theirs.path("vr").asText();
        if (!vr.equals(ours.path("vr").asText())) {
            return isUnknownToUs(tag, ours)
                    && (isSameWhenReadAs(tag, VR.valueOf(vr), false, theirs, ours) // E
                            || (bigEndian && isSameWhenReadAs(tag, VR.valueOf(vr), true, theirs, ours))); // F
        }
        if (theirs.has("InlineBinary") || ours.has("InlineBinary")) {
            return isSameBinary(VR.valueOf(vr), theirs, ours);
        }
        return areSame(vr, theirs.path("Value"), ours.path("Value"));
    }

    private static boolean isUnknownToUs(String tag, JsonNode ours) {
        return Tag.isPrivate(Integer.parseUnsignedInt(tag, 16))
                && ours.path("vr").asText().equals("UN");
    }

    /** Our bytes, read under the VR that the reference found in its private dictionary, must give its values. */
    private boolean isSameWhenReadAs(String tag, VR vr, boolean swapped, JsonNode theirs, JsonNode ours) {
        if (vr == VR.SQ) {
            return false;
        }
        int number = Integer.parseUnsignedInt(tag, 16);
        DataSet dataSet = new DataSet();
        if (characterSets.length > 0) {
            dataSet.setString(Tag.SPECIFIC_CHARACTER_SET, VR.CS, characterSets);
        }
        byte[] bytes = binary(ours);
        dataSet.put(new ValueElement(number, vr, bytes, 0, bytes.length, swapped));
        try {
            JsonNode interpreted =
                    ReferenceJson.parse(DicomJson.toBytes(dataSet)).path(tag);
            return isSame(tag, theirs, interpreted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isSameBinary(VR vr, JsonNode theirs, JsonNode ours) {
        byte[] expected = binary(theirs);
        byte[] actual = binary(ours);
        return Arrays.equals(expected, actual) || (bigEndian && Arrays.equals(swapped(expected, vr), actual)); // F
    }

    private static byte[] binary(JsonNode attribute) {
        return Base64.getDecoder().decode(attribute.path("InlineBinary").asText());
    }

    private static byte[] swapped(byte[] bytes, VR vr) {
        return new ValueElement(0, vr, bytes, 0, bytes.length, true).littleEndianBytes();
    }

    private static boolean areSame(String vr, JsonNode expected, JsonNode actual) {
        if (expected.size() != actual.size()) {
            return false;
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!isSameValue(vr, expected.get(i), actual.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSameValue(String vr, JsonNode expected, JsonNode actual) {
        if (vr.equals("SV") || vr.equals("UV")) {
            return expected.asText().equals(actual.asText()); // J
        }
        if (expected.isNumber() && actual.isNumber()) {
            return switch (vr) {
                case "FL" -> expected.floatValue() == actual.floatValue(); // I
                case "FD", "DS" -> expected.doubleValue() == actual.doubleValue();
                default -> expected.decimalValue().compareTo(actual.decimalValue()) == 0;
            };
        }
        if (expected.isTextual() && actual.isNull()) {
            return expected.asText().isBlank(); // C
        }
        if (expected.isTextual() && actual.isTextual()) {
            return expected.asText().strip().equals(actual.asText().strip()); // G
        }
        return expected.equals(actual);
    }

    /** Whether a value of ours is the one whose length and digest the reference has. */
    boolean hasDigest(JsonNode omitted, JsonNode ours) {
        byte[] content = ours.has("InlineBinary")
                ? binary(ours)
                : listed(ours.path("Value")).getBytes(StandardCharsets.UTF_8);
        String digest = omitted.path("sha256").asText();
        return digest.equals(sha256(content))
                || (bigEndian
                        && digest.equals(sha256(
                                swapped(content, VR.valueOf(ours.path("vr").asText())))));
    }

    /** A single value as it is, several as {@code [1, 2, 3]}: the text of which the reference has taken the digest. */
    private static String listed(JsonNode values) {
        return values.size() == 1
                ? values.get(0).asText()
                : StreamSupport.stream(values.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
