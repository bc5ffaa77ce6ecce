package io.niffler.dicom.data;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Decodes values to numbers, be they binary or text. */
final class ValueNumbers {
    private ValueNumbers() {}

    static OptionalLong longValue(ValueElement element) {
        VR vr = element.vr();
        if (vr.isInteger()) {
            if (BinaryNumbers.count(element) == 0) {
                return OptionalLong.empty();
            }
            long value = BinaryNumbers.longAt(element, 0);
            return vr == VR.UV && value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
        }
        if (vr.isFloat()) {
            OptionalDouble value = doubleValue(element);
            return value.isPresent() ? whole(value.getAsDouble()) : OptionalLong.empty();
        }
        String text = plainText(element);
        return text == null ? OptionalLong.empty() : NumberText.parseLong(text);
    }

    private static OptionalLong whole(double value) {
        return value == Math.rint(value) && Math.abs(value) < 0x1p63
                ? OptionalLong.of((long) value)
                : OptionalLong.empty();
    }

    static OptionalDouble doubleValue(ValueElement element) {
        VR vr = element.vr();
        if (vr.isInteger() || vr.isFloat() || vr == VR.OD || vr == VR.OF) {
            return BinaryNumbers.count(element) == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(BinaryNumbers.doubleAt(element, 0));
        }
        String text = plainText(element);
        return text == null ? OptionalDouble.empty() : NumberText.parseDouble(text);
    }

    static double[] doubles(ValueElement element) {
        double[] binary = element.doubles();
        if (binary.length > 0) {
            return binary;
        }
        List<String> texts = element.vr().isCharacterSetDependent() ? List.of() : ValueText.strings(element, null);
        double[] values = new double[texts.size()];
        for (int i = 0; i < values.length; i++) {
            OptionalDouble value = NumberText.parseDouble(texts.get(i));
            if (value.isEmpty()) {
                return new double[0];
            }
            values[i] = value.getAsDouble();
        }
        return values;
    }

    /** The first value of DS, IS and other texts that no character set governs, also of UN that reads as text. */
    private static String plainText(ValueElement element) {
        return element.vr().isCharacterSetDependent() ? null : ValueText.first(element, null);
    }
}
