package io.niffler.dicom.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers out of and into byte arrays in either byte order, without bounds of alignment. */
final class ByteOrders {
    private static final VarHandle SHORT_LE = view(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORT_BE = view(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT_LE = view(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT_BE = view(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG_LE = view(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG_BE = view(long[].class, ByteOrder.BIG_ENDIAN);

    private ByteOrders() {}

    private static VarHandle view(Class<?> type, ByteOrder order) {
        return MethodHandles.byteArrayViewVarHandle(type, order);
    }

    static int u16(byte[] bytes, int at, boolean bigEndian) {
        return (short) (bigEndian ? SHORT_BE : SHORT_LE).get(bytes, at) & 0xFFFF;
    }

    static int i32(byte[] bytes, int at, boolean bigEndian) {
        return (int) (bigEndian ? INT_BE : INT_LE).get(bytes, at);
    }

    static long i64(byte[] bytes, int at, boolean bigEndian) {
        return (long) (bigEndian ? LONG_BE : LONG_LE).get(bytes, at);
    }

    static void put16(byte[] bytes, int at, int value, boolean bigEndian) {
        (bigEndian ? SHORT_BE : SHORT_LE).set(bytes, at, (short) value);
    }

    static void put32(byte[] bytes, int at, int value, boolean bigEndian) {
        (bigEndian ? INT_BE : INT_LE).set(bytes, at, value);
    }

    static void put64(byte[] bytes, int at, long value, boolean bigEndian) {
        (bigEndian ? LONG_BE : LONG_LE).set(bytes, at, value);
    }
}
