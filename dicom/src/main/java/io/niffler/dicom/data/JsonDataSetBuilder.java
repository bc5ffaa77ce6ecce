package io.niffler.dicom.data;

import io.niffler.dicom.data.JsonObjectNode.Attribute;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Makes data sets out of what {@link JsonModelParser} has read. */
final class JsonDataSetBuilder {

    private final DicomJson.BulkData bulkData;

    JsonDataSetBuilder(DicomJson.BulkData bulkData) {
        this.bulkData = bulkData;
    }

    DataSet build(JsonObjectNode root) throws IOException {
        return build(root, SpecificCharacterSet.DEFAULT);
    }

    private DataSet build(JsonObjectNode node, SpecificCharacterSet inherited) throws IOException {
        SpecificCharacterSet declared = characterSet(node, inherited);
        boolean fits = fits(node, declared);
        SpecificCharacterSet used = fits ? declared : SpecificCharacterSet.UTF_8;
        DataSet dataSet = new DataSet();
        if (!fits) {
            dataSet.setString(Tag.SPECIFIC_CHARACTER_SET, VR.CS, used.terms().toArray(String[]::new));
        }
        for (Attribute attribute : node.attributes()) {
            if (fits || attribute.tag != Tag.SPECIFIC_CHARACTER_SET) {
                dataSet.put(element(attribute, used));
            }
        }
        return dataSet;
    }

    private static SpecificCharacterSet characterSet(JsonObjectNode node, SpecificCharacterSet inherited) {
        for (Attribute attribute : node.attributes()) {
            if (attribute.tag == Tag.SPECIFIC_CHARACTER_SET && attribute.values != null) {
                List<String> terms = new ArrayList<>();
                for (Object value : attribute.values) {
                    terms.add(value instanceof String term ? term : "");
                }
                return SpecificCharacterSet.of(terms);
            }
        }
        return inherited;
    }

    /** Whether the text here, and in the items without a character set of their own, can be encoded. */
    private static boolean fits(JsonObjectNode node, SpecificCharacterSet characterSet) {
        for (Attribute attribute : node.attributes()) {
            VR vr = vr(attribute);
            if (attribute.values == null) {
                continue;
            }
            for (Object value : attribute.values) {
                boolean fits = vr.isCharacterSetDependent()
                        ? characterSet.canEncode(text(value), vr)
                        : !(value instanceof JsonObjectNode item)
                                || characterSet(item, characterSet) != characterSet
                                || fits(item, characterSet);
                if (!fits) {
                    return false;
                }
            }
        }
        return true;
    }

    private static VR vr(Attribute attribute) {
        return attribute.vr != null ? attribute.vr : Dictionary.vrOf(attribute.tag);
    }

    private static String text(Object value) {
        if (value instanceof JsonObjectNode name) {
            return name.name();
        }
        return value == null ? "" : (String) value;
    }

    private Element element(Attribute attribute, SpecificCharacterSet characterSet) throws IOException {
        int tag = attribute.tag;
        VR vr = vr(attribute);
        if (attribute.bulkDataUri != null) {
            byte[] loaded = bulkData.load(tag, vr, attribute.bulkDataUri);
            return loaded == null ? new SkippedElement(tag, vr, -1, -1) : new ValueElement(tag, vr, loaded);
        }
        if (attribute.inlineBinary != null) {
            if (vr == VR.SQ) {
                throw new DicomJsonException(tag, "is a sequence with an InlineBinary");
            }
            return new ValueElement(tag, vr, attribute.inlineBinary);
        }
        List<Object> values = attribute.values == null ? List.of() : attribute.values;
        if (vr == VR.SQ) {
            return sequence(tag, values, characterSet);
        }
        if (vr.isText()) {
            return texts(tag, vr, values, characterSet);
        }
        if (vr.isBulk() && !values.isEmpty()) {
            throw new DicomJsonException(tag, "has a Value though its vr " + vr + " needs an InlineBinary");
        }
        return new ValueElement(tag, vr, JsonBinaryNumbers.bytes(tag, vr, values));
    }

    private SequenceElement sequence(int tag, List<Object> values, SpecificCharacterSet characterSet)
            throws IOException {
        List<DataSet> items = new ArrayList<>(values.size());
        for (Object value : values) {
            if (value instanceof String) {
                throw new DicomJsonException(tag, "is a sequence with an item that is not an object");
            }
            items.add(value == null ? new DataSet() : build((JsonObjectNode) value, characterSet));
        }
        return new SequenceElement(tag, items);
    }

    private static ValueElement texts(int tag, VR vr, List<Object> values, SpecificCharacterSet characterSet)
            throws DicomJsonException {
        if (values.size() > 1 && !vr.isMultiValuedText()) {
            throw new DicomJsonException(tag, "has several values though its vr " + vr + " holds one");
        }
        String[] texts = new String[values.size()];
        for (int i = 0; i < texts.length; i++) {
            if (vr != VR.PN && values.get(i) instanceof JsonObjectNode) {
                throw new DicomJsonException(tag, "has an object as value though its vr is " + vr);
            }
            texts[i] = text(values.get(i));
        }
        return ValueEncoder.text(tag, vr, characterSet, texts);
    }
}
