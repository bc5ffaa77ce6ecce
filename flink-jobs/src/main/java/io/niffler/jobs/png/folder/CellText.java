package io.niffler.jobs.png.folder;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.NumberText;
import io.niffler.dicom.data.VR;
import io.niffler.dicom.data.ValueElement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Values as the cells of metadata.csv hold them, in the form that the original has from Python: DS, FL and FD as the shortest
 * decimal number with a fraction ({@code 1.0}), other numbers and texts as they stand, several values as a tuple,
 * {@code (0.5, 0.5)} or {@code ('ORIGINAL', 'PRIMARY')}.
 */
final class CellText {
    /** The longest value in bytes that becomes a cell; a spreadsheet's cell takes about as many characters. */
    static final int MAX_BYTES = 32 << 10;

    private static final double LEAST_PLAIN = 1e-4;
    private static final double LEAST_WITH_EXPONENT = 1e16;

    private CellText() {}

    /** Whether an element becomes a cell, be it an empty one: bytes that are no text and very long values do not. */
    static boolean mayHaveText(ValueElement element) {
        return element.length() <= MAX_BYTES && (!element.vr().isBulk() || element.vr() == VR.UN);
    }

    /** Whether the cell of an element has text: padding alone is none. */
    static boolean hasText(ValueElement element) {
        if (!element.vr().isText()) {
            return element.length() >= element.vr().valueLength();
        }
        int end = element.offset() + element.length();
        for (int i = element.offset(); i < end; i++) {
            byte b = element.array()[i];
            if (b != ' ' && b != 0) {
                return true;
            }
        }
        return false;
    }

    /** The text, empty when there is no value. */
    static String of(ValueElement element, DataSet holder) {
        List<String> texts = element.strings(holder.characterSet());
        double[] floats = element.vr().isFloat() ? element.doubles() : null;
        if (texts.isEmpty()) {
            return "";
        }
        if (texts.size() == 1) {
            return floats == null ? single(element.vr(), texts.get(0)) : number(floats[0]);
        }
        StringBuilder tuple = new StringBuilder("(");
        for (int i = 0; i < texts.size(); i++) {
            tuple.append(i == 0 ? "" : ", ");
            tuple.append(floats == null ? member(element.vr(), texts.get(i)) : number(floats[i]));
        }
        return tuple.append(')').toString();
    }

    private static String single(VR vr, String text) {
        OptionalDouble number = vr == VR.DS ? NumberText.parseDouble(text) : OptionalDouble.empty();
        return number.isPresent() ? number(number.getAsDouble()) : text.replace('\0', '\uFFFD');
    }

    private static String member(VR vr, String text) {
        boolean whole = (vr.isInteger() && vr != VR.AT)
                || (vr == VR.IS && NumberText.parseLong(text).isPresent());
        if (whole) {
            return text;
        }
        return vr == VR.DS && NumberText.parseDouble(text).isPresent() ? single(vr, text) : quoted(text);
    }

    private static String quoted(String text) {
        String escaped = text.replace('\0', '\uFFFD')
                .replace("\\", "\\\\")
                .replace("'", "\\'")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
        return "'" + escaped + "'";
    }

    /** A number as Python prints it. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        double size = Math.abs(value);
        if (size == 0) {
            return Double.toString(value);
        }
        BigDecimal digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (size < LEAST_PLAIN || size >= LEAST_WITH_EXPONENT) {
            return withExponent(digits);
        }
        String plain = digits.toPlainString();
        return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }

    private static String withExponent(BigDecimal digits) {
        int exponent = digits.precision() - digits.scale() - 1;
        String mantissa = digits.movePointLeft(exponent).stripTrailingZeros().toPlainString();
        return mantissa + String.format(Locale.ROOT, "e%+03d", exponent);
    }
}
