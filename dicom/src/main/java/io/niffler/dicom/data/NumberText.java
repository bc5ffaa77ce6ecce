package io.niffler.dicom.data;

import java.math.BigDecimal;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reads the texts of DS and IS (PS3.5 6.2) as they are met in practice. Never throws on what it reads. */
public final class NumberText {
    /** DS may have 16 characters and IS 12; writers that print doubles use up to 30. */
    private static final int LONGEST = 64;

    private static final int LONGEST_EXPONENT = 5;

    private NumberText() {}

    /**
     * The number of a DS or IS text. Surrounding spaces and NULs do not matter; more digits than allowed, a leading plus and
     * a bare leading or trailing point are accepted. Anything else, NaN and numbers beyond double give empty.
     */
    public static OptionalDouble parseDouble(String text) {
        String number = text.strip();
        if (!isDecimal(number)) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(number);
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    /** The integer of an IS or DS text; forms such as {@code 12.0} or {@code 1E2} count. Fractions and overflow give empty. */
    public static OptionalLong parseLong(String text) {
        String number = text.strip();
        if (!isDecimal(number)) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(new BigDecimal(number).longValueExact());
        } catch (ArithmeticException fractionOrOverflow) {
            return OptionalLong.empty();
        }
    }

    private static boolean isDecimal(String text) {
        int length = text.length();
        if (length == 0 || length > LONGEST) {
            return false;
        }
        int at = skipSign(text, 0);
        int digits = 0;
        boolean point = false;
        for (; at < length; at++) {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        if (digits == 0) {
            return false;
        }
        return at == length || isExponent(text, at);
    }

    private static boolean isExponent(String text, int from) {
        if (text.charAt(from) != 'e' && text.charAt(from) != 'E') {
            return false;
        }
        int first = skipSign(text, from + 1);
        int digits = text.length() - first;
        if (digits < 1 || digits > LONGEST_EXPONENT) {
            return false;
        }
        return text.chars().skip(first).allMatch(c -> c >= '0' && c <= '9');
    }

    private static int skipSign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-') ? at + 1 : at;
    }
}
