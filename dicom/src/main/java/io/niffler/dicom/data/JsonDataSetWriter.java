package io.niffler.dicom.data;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Writes one data set as an object of the DICOM JSON model, PS3.18 F.2. */
final class JsonDataSetWriter {

    private static final SerializableString VR_NAME = new SerializedString("vr");
    private static final SerializableString VALUE_NAME = new SerializedString("Value");
    private static final SerializableString INLINE_BINARY_NAME = new SerializedString("InlineBinary");
    private static final Map<VR, SerializableString> VRS = serializedVrs();

    /** The whole numbers that every reader of JSON numbers gets right. */
    private static final long LARGEST_EXACT = 1L << 53;

    private static final int ITEM_HEADER = 8;

    private final JsonGenerator out;
    private final DicomJson.Observer observer;
    private final Runnable onBadCharacters;
    private int currentTag;

    JsonDataSetWriter(JsonGenerator out, DicomJson.Observer observer) {
        this.out = out;
        this.observer = observer;
        this.onBadCharacters = () -> observer.badCharacters(currentTag);
    }

    private static Map<VR, SerializableString> serializedVrs() {
        Map<VR, SerializableString> serialized = new EnumMap<>(VR.class);
        for (VR vr : VR.values()) {
            serialized.put(vr, new SerializedString(vr.name()));
        }
        return serialized;
    }

    void write(DataSet dataSet) throws IOException {
        SpecificCharacterSet characterSet = dataSet.characterSet();
        out.writeStartObject();
        for (Element element : dataSet) {
            if (!Tag.isGroupLength(element.tag())) {
                write(element, characterSet);
            }
        }
        out.writeEndObject();
    }

    private void write(Element element, SpecificCharacterSet characterSet) throws IOException {
        if (element instanceof ValueElement value) {
            start(element);
            currentTag = element.tag();
            writeValue(value, characterSet);
            out.writeEndObject();
        } else if (element instanceof SequenceElement sequence) {
            start(element);
            writeItems(sequence);
            out.writeEndObject();
        } else if (element instanceof SkippedElement skipped) {
            observer.omitted(skipped.tag(), skipped.vr(), skipped.length());
        } else if (element instanceof FragmentsElement fragments) {
            observer.omitted(fragments.tag(), fragments.vr(), encodedLength(fragments));
        }
    }

    private static long encodedLength(FragmentsElement fragments) {
        long length = 0;
        for (ValueElement item : fragments.items()) {
            length += ITEM_HEADER + item.length();
        }
        return length;
    }

    private void start(Element element) throws IOException {
        out.writeFieldName(Tag.toHex(element.tag()));
        out.writeStartObject();
        out.writeFieldName(VR_NAME);
        out.writeString(VRS.get(element.vr()));
    }

    private void writeItems(SequenceElement sequence) throws IOException {
        if (sequence.isEmpty()) {
            return;
        }
        startValues();
        for (DataSet item : sequence.items()) {
            write(item);
        }
        out.writeEndArray();
    }

    private void writeValue(ValueElement element, SpecificCharacterSet characterSet) throws IOException {
        VR vr = element.vr();
        if (element.isEmpty()) {
            return;
        }
        if (vr.isText()) {
            writeTexts(element, characterSet);
        } else if (vr.isInteger() || vr.isFloat()) {
            writeNumbers(element);
        } else {
            writeInlineBinary(element);
        }
    }

    private void startValues() throws IOException {
        out.writeFieldName(VALUE_NAME);
        out.writeStartArray();
    }

    private void writeTexts(ValueElement element, SpecificCharacterSet characterSet) throws IOException {
        VR vr = element.vr();
        String decoded = characterSet.decode(element.array(), element.offset(), element.length(), vr, onBadCharacters);
        List<String> values = ValueText.split(decoded, vr);
        if (values.size() == 1 && isEmpty(values.get(0), vr)) {
            return;
        }
        startValues();
        for (String value : values) {
            if (isEmpty(value, vr)) {
                out.writeNull();
            } else {
                writeText(value, vr);
            }
        }
        out.writeEndArray();
    }

    /** A name without anything in its groups is empty too. */
    private static boolean isEmpty(String value, VR vr) {
        if (vr != VR.PN) {
            return value.isEmpty();
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) != '=' && !isPadding(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPadding(char c) {
        return c == ' ' || c == 0;
    }

    private void writeText(String value, VR vr) throws IOException {
        if (vr == VR.PN) {
            writeName(value);
            return;
        }
        String number = vr == VR.DS ? JsonNumbers.decimal(value) : vr == VR.IS ? JsonNumbers.integer(value) : null;
        if (number != null) {
            out.writeNumber(number);
        } else {
            out.writeString(wellFormed(value));
        }
    }

    private void writeName(String name) throws IOException {
        int ideographic = name.indexOf('=');
        int phonetic = ideographic < 0 ? -1 : name.indexOf('=', ideographic + 1);
        int alphabeticEnd = ideographic < 0 ? name.length() : ideographic;
        int ideographicEnd = phonetic < 0 ? name.length() : phonetic;
        out.writeStartObject();
        writeGroup("Alphabetic", name, 0, alphabeticEnd);
        if (ideographic >= 0) {
            writeGroup("Ideographic", name, ideographic + 1, ideographicEnd);
        }
        if (phonetic >= 0) {
            writeGroup("Phonetic", name, phonetic + 1, name.length());
        }
        out.writeEndObject();
    }

    private void writeGroup(String group, String name, int from, int to) throws IOException {
        int end = to;
        while (end > from && isPadding(name.charAt(end - 1))) {
            end--;
        }
        if (end > from) {
            out.writeStringField(group, wellFormed(name.substring(from, end)));
        }
    }

    private void writeNumbers(ValueElement element) throws IOException {
        int count = BinaryNumbers.count(element);
        if (count == 0) {
            return;
        }
        startValues();
        for (int i = 0; i < count; i++) {
            switch (element.vr()) {
                case AT -> out.writeString(BinaryNumbers.textAt(element, i));
                case FL -> writeFloat((float) BinaryNumbers.doubleAt(element, i));
                case FD -> writeDouble(BinaryNumbers.doubleAt(element, i));
                case SV, UV -> writeVeryLong(element, i);
                default -> out.writeNumber(BinaryNumbers.longAt(element, i));
            }
        }
        out.writeEndArray();
    }

    private void writeFloat(float value) throws IOException {
        if (Float.isFinite(value)) {
            out.writeNumber(value);
        } else {
            out.writeString(Float.toString(value));
        }
    }

    private void writeDouble(double value) throws IOException {
        if (Double.isFinite(value)) {
            out.writeNumber(value);
        } else {
            out.writeString(Double.toString(value));
        }
    }

    private void writeVeryLong(ValueElement element, int index) throws IOException {
        long value = BinaryNumbers.longAt(element, index);
        boolean negativeAllowed = element.vr() == VR.SV;
        if (value <= LARGEST_EXACT && value >= (negativeAllowed ? -LARGEST_EXACT : 0)) {
            out.writeNumber(value);
        } else {
            out.writeString(BinaryNumbers.textAt(element, index));
        }
    }

    private void writeInlineBinary(ValueElement element) throws IOException {
        out.writeFieldName(INLINE_BINARY_NAME);
        if (element.bigEndian() && element.vr().unit() > 1) {
            byte[] swapped = element.littleEndianBytes();
            out.writeBinary(Base64Variants.MIME_NO_LINEFEEDS, swapped, 0, swapped.length);
        } else {
            out.writeBinary(Base64Variants.MIME_NO_LINEFEEDS, element.array(), element.offset(), element.length());
        }
    }

    /** The text with halves of surrogate pairs replaced, which UTF-8 cannot hold. */
    private static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else {
                    return replaceHalves(text);
                }
            }
        }
        return text;
    }

    private static String replaceHalves(String text) {
        StringBuilder replaced = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(replaced::appendCodePoint);
        return replaced.toString();
    }
}
