package io.niffler.dicom.data;

/** Decodes binary numbers (PS3.5 6.2); an incomplete last number is left out. */
final class BinaryNumbers {
    private static final long[] NO_LONGS = {};
    private static final double[] NO_DOUBLES = {};

    private BinaryNumbers() {}

    static int count(ValueElement element) {
        return element.length() / element.vr().valueLength();
    }

    static long[] longs(ValueElement element) {
        if (!element.vr().isInteger()) {
            return NO_LONGS;
        }
        long[] values = new long[count(element)];
        for (int i = 0; i < values.length; i++) {
            values[i] = longAt(element, i);
        }
        return values;
    }

    /** The integer at an index below {@link #count}. */
    static long longAt(ValueElement element, int index) {
        byte[] bytes = element.array();
        boolean bigEndian = element.bigEndian();
        int at = element.offset() + index * element.vr().valueLength();
        return switch (element.vr()) {
            case US -> ByteOrders.u16(bytes, at, bigEndian);
            case SS -> (short) ByteOrders.u16(bytes, at, bigEndian);
            case UL -> Integer.toUnsignedLong(ByteOrders.i32(bytes, at, bigEndian));
            case SL -> ByteOrders.i32(bytes, at, bigEndian);
            case UV, SV -> ByteOrders.i64(bytes, at, bigEndian);
            case AT -> (long) ByteOrders.u16(bytes, at, bigEndian) << 16 | ByteOrders.u16(bytes, at + 2, bigEndian);
            default -> throw new IllegalArgumentException("VR " + element.vr() + " holds no integers.");
        };
    }

    static double[] doubles(ValueElement element) {
        VR vr = element.vr();
        boolean floating = vr == VR.FD || vr == VR.FL || vr == VR.OD || vr == VR.OF;
        if (!floating && !vr.isInteger()) {
            return NO_DOUBLES;
        }
        double[] values = new double[count(element)];
        for (int i = 0; i < values.length; i++) {
            values[i] = doubleAt(element, i);
        }
        return values;
    }

    /** The number at an index below {@link #count}. */
    static double doubleAt(ValueElement element, int index) {
        int at = element.offset() + index * element.vr().valueLength();
        return switch (element.vr()) {
            case FD, OD -> Double.longBitsToDouble(ByteOrders.i64(element.array(), at, element.bigEndian()));
            case FL, OF -> Float.intBitsToFloat(ByteOrders.i32(element.array(), at, element.bigEndian()));
            case UV -> unsigned(longAt(element, index));
            default -> longAt(element, index);
        };
    }

    private static double unsigned(long bits) {
        double half = (bits >>> 1) | (bits & 1);
        return bits >= 0 ? bits : half * 2.0;
    }

    /** The number at an index as decimal text, AT as eight hexadecimal digits. */
    static String textAt(ValueElement element, int index) {
        return switch (element.vr()) {
            case FD -> Double.toString(doubleAt(element, index));
            case FL -> Float.toString((float) doubleAt(element, index));
            case UV -> Long.toUnsignedString(longAt(element, index));
            case AT -> Tag.toHex((int) longAt(element, index));
            default -> Long.toString(longAt(element, index));
        };
    }
}
