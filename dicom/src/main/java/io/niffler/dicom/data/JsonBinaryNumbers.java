package io.niffler.dicom.data;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/** Encodes the JSON values of AT, FD, FL, SL, SS, SV, UL, US and UV in little endian. */
final class JsonBinaryNumbers {

    /** Enough for each value in range; keeps a few characters from standing for a number of millions of digits. */
    private static final int LONGEST_NUMBER = 400;

    private static final int MOST_DIGITS = 20;

    private JsonBinaryNumbers() {}

    static byte[] bytes(int tag, VR vr, List<Object> values) throws DicomJsonException {
        int width = vr.valueLength();
        byte[] bytes = new byte[values.size() * width];
        for (int i = 0; i < values.size(); i++) {
            if (!(values.get(i) instanceof String text) || text.length() > LONGEST_NUMBER) {
                throw new DicomJsonException(tag, "has a value that is no " + vr);
            }
            try {
                put(bytes, i * width, vr, text);
            } catch (ArithmeticException | NumberFormatException e) {
                throw new DicomJsonException(tag, "has a value that is no " + vr);
            }
        }
        return bytes;
    }

    private static void put(byte[] bytes, int at, VR vr, String text) {
        switch (vr) {
            case FD -> ByteOrders.put64(bytes, at, Double.doubleToRawLongBits(parseDouble(text)), false);
            case FL -> ByteOrders.put32(bytes, at, Float.floatToRawIntBits(parseFloat(text)), false);
            case AT -> putTag(bytes, at, text);
            case SS -> ByteOrders.put16(bytes, at, (int) integer(text, 15, true), false);
            case US -> ByteOrders.put16(bytes, at, (int) integer(text, 16, false), false);
            case SL -> ByteOrders.put32(bytes, at, (int) integer(text, 31, true), false);
            case UL -> ByteOrders.put32(bytes, at, (int) integer(text, 32, false), false);
            case SV -> ByteOrders.put64(bytes, at, integer(text, 63, true), false);
            case UV -> ByteOrders.put64(bytes, at, integer(text, 64, false), false);
            default -> throw new IllegalArgumentException("VR " + vr + " holds no numbers");
        }
    }

    private static void putTag(byte[] bytes, int at, String text) {
        if (text.length() != 8) {
            throw new NumberFormatException("A tag has eight hexadecimal digits");
        }
        int tag = Integer.parseUnsignedInt(text, 16);
        ByteOrders.put16(bytes, at, tag >>> 16, false);
        ByteOrders.put16(bytes, at + 2, tag, false);
    }

    /** A whole number within the given bits; forms such as {@code 1.0} and {@code 1e3} count. */
    private static long integer(String text, int bits, boolean signed) {
        BigDecimal decimal = new BigDecimal(text);
        if (decimal.signum() == 0) {
            return 0;
        }
        // Looking at the exponent first keeps a short text from standing for a number of a billion digits.
        long digitsBeforePoint = decimal.precision() - (long) decimal.scale();
        if (digitsBeforePoint <= 0 || digitsBeforePoint > MOST_DIGITS) {
            throw new ArithmeticException("Out of range");
        }
        BigInteger number = decimal.toBigIntegerExact();
        if (number.bitLength() > bits || (!signed && number.signum() < 0)) {
            throw new ArithmeticException("Out of range");
        }
        return number.longValue();
    }

    private static double parseDouble(String text) {
        return switch (text) {
            case "NaN", "nan" -> Double.NaN;
            case "Infinity", "inf" -> Double.POSITIVE_INFINITY;
            case "-Infinity", "-inf" -> Double.NEGATIVE_INFINITY;
            default -> finite(Double.parseDouble(decimal(text)));
        };
    }

    private static float parseFloat(String text) {
        return switch (text) {
            case "NaN", "nan" -> Float.NaN;
            case "Infinity", "inf" -> Float.POSITIVE_INFINITY;
            case "-Infinity", "-inf" -> Float.NEGATIVE_INFINITY;
            default -> (float) finite(Float.parseFloat(decimal(text)));
        };
    }

    /** The text if it has only what decimal numbers have; Java would take hexadecimal ones and type suffixes too. */
    private static String decimal(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("+-.0123456789eE".indexOf(text.charAt(i)) < 0) {
                throw new NumberFormatException("Not decimal");
            }
        }
        return text;
    }

    private static double finite(double value) {
        if (!Double.isFinite(value)) {
            throw new ArithmeticException("Out of range");
        }
        return value;
    }
}
