package io.niffler.dicom.data;

import java.util.OptionalLong;

/** Turns the texts of DS and IS into JSON numbers (RFC 8259 section 6) without touching their digits. */
final class JsonNumbers {

    /** Longer texts are no values of DS or IS that mean a number; they stay text. */
    private static final int LONGEST = 64;

    private JsonNumbers() {}

    /** The JSON number of a DS value, or null when it is none or is beyond the range of a double. */
    static String decimal(String value) {
        if (isJsonInteger(value)) {
            return value;
        }
        return NumberText.parseDouble(value).isEmpty() ? null : normalize(value);
    }

    /** The JSON number of an IS value, or null when it is no whole number. */
    static String integer(String value) {
        if (isJsonInteger(value)) {
            return value;
        }
        OptionalLong number = NumberText.parseLong(value);
        return number.isEmpty() ? null : Long.toString(number.getAsLong());
    }

    /** The usual case: digits only, perhaps a minus sign, no leading zeros. */
    private static boolean isJsonInteger(String value) {
        int start = value.charAt(0) == '-' ? 1 : 0;
        int length = value.length();
        if (start == length || length > LONGEST || (value.charAt(start) == '0' && length > start + 1)) {
            return false;
        }
        for (int i = start; i < length; i++) {
            char c = value.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    /** Drops a plus sign and leading zeros and completes a bare point; all other characters stay. */
    private static String normalize(String value) {
        StringBuilder number = new StringBuilder(value.length() + 1);
        int i = 0;
        if (value.charAt(0) == '+' || value.charAt(0) == '-') {
            if (value.charAt(0) == '-') {
                number.append('-');
            }
            i++;
        }
        while (i + 1 < value.length() && value.charAt(i) == '0' && isDigit(value.charAt(i + 1))) {
            i++;
        }
        if (value.charAt(i) == '.') {
            number.append('0');
        }
        for (; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean barePoint = c == '.' && (i + 1 == value.length() || !isDigit(value.charAt(i + 1)));
            if (!barePoint) {
                number.append(c);
            }
        }
        return number.toString();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
