package io.niffler.dicom.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Decodes values to text. */
final class ValueText {
    private ValueText() {}

    static List<String> strings(ValueElement element, SpecificCharacterSet characterSet) {
        VR vr = element.vr();
        if (element.length() == 0) {
            return List.of();
        }
        if (vr.isInteger() || vr.isFloat()) {
            int count = BinaryNumbers.count(element);
            List<String> texts = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                texts.add(BinaryNumbers.textAt(element, i));
            }
            return texts;
        }
        if (vr.isText() || isReadableUnknown(element)) {
            return split(decode(element, characterSet), vr);
        }
        return List.of();
    }

    static String first(ValueElement element, SpecificCharacterSet characterSet) {
        VR vr = element.vr();
        if (vr.isInteger() || vr.isFloat()) {
            return BinaryNumbers.count(element) == 0 ? null : BinaryNumbers.textAt(element, 0);
        }
        if (!vr.isText() && !isReadableUnknown(element)) {
            return null;
        }
        String text = decode(element, characterSet);
        int end = separates(vr) ? text.indexOf('\\') : -1;
        String first = trim(text, 0, end < 0 ? text.length() : end, vr);
        return first.isEmpty() ? null : first;
    }

    private static String decode(ValueElement element, SpecificCharacterSet characterSet) {
        if (element.vr().isCharacterSetDependent()) {
            return characterSet.decode(element.array(), element.offset(), element.length(), element.vr());
        }
        return new String(element.array(), element.offset(), element.length(), StandardCharsets.ISO_8859_1);
    }

    /** The values of a decoded value field, without padding. */
    static List<String> split(String text, VR vr) {
        int end = separates(vr) ? text.indexOf('\\') : -1;
        if (end < 0) {
            return List.of(trim(text, 0, text.length(), vr));
        }
        List<String> values = new ArrayList<>();
        int start = 0;
        while (end >= 0) {
            values.add(trim(text, start, end, vr));
            start = end + 1;
            end = text.indexOf('\\', start);
        }
        values.add(trim(text, start, text.length(), vr));
        return values;
    }

    private static boolean separates(VR vr) {
        return vr.isMultiValuedText() || vr == VR.UN;
    }

    private static String trim(String text, int from, int to, VR vr) {
        int start = from;
        int end = to;
        while (end > start && isPadding(text.charAt(end - 1))) {
            end--;
        }
        if (!vr.keepsLeadingSpaces()) {
            while (start < end && text.charAt(start) == ' ') {
                start++;
            }
        }
        return text.substring(start, end);
    }

    private static boolean isPadding(char c) {
        return c == ' ' || c == 0;
    }

    /** A private text element in implicit VR has lost its VR; printable ASCII can still be read. */
    private static boolean isReadableUnknown(ValueElement element) {
        if (element.vr() != VR.UN) {
            return false;
        }
        int end = element.offset() + element.length();
        while (end > element.offset() && element.array()[end - 1] == 0) {
            end--;
        }
        for (int i = element.offset(); i < end; i++) {
            byte b = element.array()[i];
            if (b < ' ' || b > '~') {
                return false;
            }
        }
        return end > element.offset();
    }
}
