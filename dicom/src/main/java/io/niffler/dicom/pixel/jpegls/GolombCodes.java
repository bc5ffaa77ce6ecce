package io.niffler.dicom.pixel.jpegls;

import io.niffler.dicom.pixel.FrameException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads bits and limited-length Golomb codes (ITU-T T.87 A.5.3). Nothing is ever read behind the last bit. */
final class GolombCodes {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    /** The bits that a window holds, wherever in a byte it begins. */
    private static final int WINDOW = Long.SIZE - Byte.SIZE + 1;

    private final int largest;
    private final int errorBits;
    private byte[] data;
    private long count;
    private long position;

    GolombCodes(Coding coding) {
        largest = coding.range();
        errorBits = coding.errorBits();
    }

    void restart(CodedBits bits) {
        data = bits.data();
        count = bits.count();
        position = 0;
    }

    /** How many bits have not been read. */
    long left() {
        return count - position;
    }

    /**
     * The number that a code stands for.
     *
     * @param k how many low bits are given as they are
     * @param escape how many zeros announce a number that is given as it is
     */
    int next(int k, int escape) throws FrameException {
        long window = window();
        int zeros = Long.numberOfLeadingZeros(window);
        int number;
        if (zeros < escape && zeros + k < WINDOW) {
            number = zeros << k | (int) (window << zeros << 1 >>> 1 >>> (Long.SIZE - 1 - k));
            position += zeros + 1 + k;
        } else {
            number = longCode(zeros, k, escape);
        }
        if (number > largest) {
            throw FrameException.corrupt("a prediction error that cannot be");
        }
        checkEnd();
        return number;
    }

    private int longCode(int zeros, int k, int escape) throws FrameException {
        if (zeros > escape) {
            throw left() < WINDOW ? early() : FrameException.corrupt("a code that is too long");
        }
        position += zeros + 1;
        checkEnd();
        return zeros == escape ? bits(errorBits) + 1 : zeros << k | bits(k);
    }

    /** A number of up to 32 bits. */
    int bits(int width) throws FrameException {
        int number = (int) (window() >>> 1 >>> (Long.SIZE - 1 - width));
        position += width;
        checkEnd();
        return number;
    }

    private long window() {
        return (long) LONG.get(data, (int) (position >>> 3)) << (position & 7);
    }

    private void checkEnd() throws FrameException {
        if (position > count) {
            throw early();
        }
    }

    private static FrameException early() {
        return FrameException.corrupt("the coded data ends early");
    }
}
