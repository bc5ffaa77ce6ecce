package io.niffler.dicom.data;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.niffler.dicom.data.JsonObjectNode.Attribute;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the objects of the DICOM JSON model, in whatever order their members come. */
final class JsonModelParser {

    private static final int TAG_DIGITS = 8;

    private final JsonParser in;
    private int elementsLeft;

    JsonModelParser(JsonParser in, int maxElements) {
        this.in = in;
        this.elementsLeft = maxElements;
    }

    /** The single object of the document. */
    JsonObjectNode readDocument() throws IOException {
        try {
            expect(in.nextToken() == JsonToken.START_OBJECT, "the document is not an object");
            JsonObjectNode root = readObject();
            expect(in.nextToken() == null, "something follows the object");
            return root;
        } catch (JsonProcessingException e) {
            // Its message may quote the text; the place is enough.
            throw fault("malformed JSON, or larger or deeper than allowed", e.getLocation());
        } catch (CharConversionException e) {
            throw fault("bytes that are no characters", in.currentLocation());
        }
    }

    private JsonObjectNode readObject() throws IOException {
        count();
        JsonObjectNode node = new JsonObjectNode();
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            int group = JsonObjectNode.NAME_GROUPS.indexOf(name);
            JsonToken token = in.nextToken();
            if (group >= 0) {
                expect(token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NULL, "a name is not a string");
                node.setNameGroup(group, token == JsonToken.VALUE_NULL ? null : in.getText());
            } else {
                expect(isTag(name), "a member is neither a tag of eight hexadecimal digits nor a part of a name");
                expect(token == JsonToken.START_OBJECT, "an attribute is not an object");
                node.add(readAttribute(Integer.parseUnsignedInt(name, 16)));
            }
        }
        return node;
    }

    private Attribute readAttribute(int tag) throws IOException {
        count();
        Attribute attribute = new Attribute(tag);
        int contents = 0;
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            JsonToken token = in.nextToken();
            switch (name) {
                case "vr" -> attribute.vr = readVr(tag, token);
                case "Value" -> {
                    attribute.values = readValues(tag, token);
                    contents++;
                }
                case "InlineBinary" -> {
                    attribute.inlineBinary = readBinary(tag, token);
                    contents++;
                }
                case "BulkDataURI" -> {
                    attribute.bulkDataUri = readUri(tag, token);
                    contents++;
                }
                default -> in.skipChildren();
            }
        }
        if (contents > 1) {
            throw new DicomJsonException(tag, "has more than one of Value, InlineBinary and BulkDataURI");
        }
        return attribute;
    }

    private VR readVr(int tag, JsonToken token) throws IOException {
        String name = token == JsonToken.VALUE_STRING ? in.getText() : "";
        VR vr = name.length() == 2 ? VR.of(name.charAt(0), name.charAt(1)) : null;
        if (vr == null) {
            throw new DicomJsonException(tag, "has a vr that is none of PS3.5 6.2");
        }
        return vr;
    }

    private List<Object> readValues(int tag, JsonToken token) throws IOException {
        if (token != JsonToken.START_ARRAY) {
            throw new DicomJsonException(tag, "has a Value that is not an array");
        }
        List<Object> values = new ArrayList<>(1);
        for (JsonToken next = in.nextToken(); next != JsonToken.END_ARRAY; next = in.nextToken()) {
            switch (next) {
                case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> values.add(in.getText());
                case VALUE_NULL -> values.add(null);
                case START_OBJECT -> values.add(readObject());
                default -> throw new DicomJsonException(tag, "has a value that is no string, number, object or null");
            }
        }
        return values;
    }

    private byte[] readBinary(int tag, JsonToken token) throws IOException {
        if (token != JsonToken.VALUE_STRING) {
            throw new DicomJsonException(tag, "has an InlineBinary that is not a string");
        }
        try {
            return in.getBinaryValue(Base64Variants.MIME_NO_LINEFEEDS);
        } catch (JsonProcessingException e) {
            throw new DicomJsonException(tag, "has an InlineBinary that is not Base64");
        }
    }

    private String readUri(int tag, JsonToken token) throws IOException {
        if (token != JsonToken.VALUE_STRING) {
            throw new DicomJsonException(tag, "has a BulkDataURI that is not a string");
        }
        return in.getText();
    }

    private static boolean isTag(String name) {
        if (name.length() != TAG_DIGITS) {
            return false;
        }
        for (int i = 0; i < TAG_DIGITS; i++) {
            if (name.charAt(i) > 'f' || Character.digit(name.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private void count() throws DicomJsonException {
        expect(--elementsLeft >= 0, "more attributes and items than allowed");
    }

    private void expect(boolean condition, String fault) throws DicomJsonException {
        if (!condition) {
            throw fault(fault, in.currentLocation());
        }
    }

    private static DicomJsonException fault(String fault, JsonLocation location) {
        return new DicomJsonException(
                fault, location == null ? 0 : location.getLineNr(), location == null ? 0 : location.getColumnNr());
    }
}
