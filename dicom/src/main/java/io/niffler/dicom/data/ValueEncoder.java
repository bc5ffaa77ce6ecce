package io.niffler.dicom.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Makes elements out of Java values, little endian, even lengths. */
final class ValueEncoder {
    /** The longest text of one DS value, PS3.5 6.2. */
    private static final int DS_LENGTH = 16;

    private ValueEncoder() {}

    static ValueElement text(int tag, VR vr, SpecificCharacterSet characterSet, String... values) {
        if (!vr.isText()) {
            throw new IllegalArgumentException("VR " + vr + " of " + Tag.toString(tag) + " holds no text.");
        }
        String joined = String.join("\\", values);
        byte[] bytes = vr.isCharacterSetDependent()
                ? characterSet.encode(joined, vr)
                : joined.getBytes(StandardCharsets.ISO_8859_1);
        return new ValueElement(tag, vr, padded(bytes, vr));
    }

    static byte[] padded(byte[] bytes, VR vr) {
        if (bytes.length % 2 == 0) {
            return bytes;
        }
        byte[] even = Arrays.copyOf(bytes, bytes.length + 1);
        even[bytes.length] = vr.padding();
        return even;
    }

    static ValueElement integers(int tag, VR vr, long... values) {
        if (vr == VR.IS) {
            String[] texts = Arrays.stream(values).mapToObj(Long::toString).toArray(String[]::new);
            return text(tag, vr, null, texts);
        }
        if (!vr.isInteger()) {
            throw new IllegalArgumentException("VR " + vr + " of " + Tag.toString(tag) + " holds no integers.");
        }
        int width = vr.valueLength();
        byte[] bytes = new byte[Math.multiplyExact(width, values.length)];
        for (int i = 0; i < values.length; i++) {
            putInteger(bytes, i * width, vr, values[i]);
        }
        return new ValueElement(tag, vr, bytes);
    }

    private static void putInteger(byte[] bytes, int at, VR vr, long value) {
        if (vr == VR.AT) {
            ByteOrders.put16(bytes, at, (int) (value >>> 16), false);
            ByteOrders.put16(bytes, at + 2, (int) value, false);
        } else if (vr.unit() == 2) {
            ByteOrders.put16(bytes, at, (int) value, false);
        } else if (vr.unit() == 4) {
            ByteOrders.put32(bytes, at, (int) value, false);
        } else {
            ByteOrders.put64(bytes, at, value, false);
        }
    }

    static ValueElement doubles(int tag, VR vr, double... values) {
        if (vr == VR.DS) {
            return text(
                    tag,
                    vr,
                    null,
                    Arrays.stream(values).mapToObj(ValueEncoder::decimalString).toArray(String[]::new));
        }
        if (vr != VR.FD && vr != VR.FL && vr != VR.OD && vr != VR.OF) {
            throw new IllegalArgumentException("VR " + vr + " of " + Tag.toString(tag) + " holds no floats.");
        }
        byte[] bytes = new byte[Math.multiplyExact(vr.unit(), values.length)];
        for (int i = 0; i < values.length; i++) {
            if (vr.unit() == 8) {
                ByteOrders.put64(bytes, i * 8, Double.doubleToRawLongBits(values[i]), false);
            } else {
                ByteOrders.put32(bytes, i * 4, Float.floatToRawIntBits((float) values[i]), false);
            }
        }
        return new ValueElement(tag, vr, bytes);
    }

    /** The closest text to a number that fits a DS value. */
    static String decimalString(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("A DS value must be finite.");
        }
        String shortest = value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
        for (int digits = DS_LENGTH - 2; shortest.length() > DS_LENGTH && digits > 0; digits--) {
            shortest = String.format(Locale.ROOT, "%." + digits + "g", value);
            if (shortest.length() > DS_LENGTH) {
                shortest = String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
            }
        }
        return shortest;
    }
}
