package io.niffler.dicom.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * An element with its value in bytes, decoded when asked. The bytes are a part of what was read, not a copy: nobody may
 * change them.
 */
public final class ValueElement extends Element {
    private final byte[] array;
    private final int offset;
    private final int length;
    private final boolean bigEndian;
    private final boolean readAsUn;

    /** A value in little endian; the array is not copied. */
    public ValueElement(int tag, VR vr, byte[] value) {
        this(tag, vr, value, 0, value.length, false);
    }

    /** A value that is a part of an array, which is not copied. */
    public ValueElement(int tag, VR vr, byte[] array, int offset, int length, boolean bigEndian) {
        this(tag, vr, array, offset, length, bigEndian, false);
    }

    ValueElement(int tag, VR vr, byte[] array, int offset, int length, boolean bigEndian, boolean readAsUn) {
        super(tag, vr);
        this.array = array;
        this.offset = offset;
        this.length = length;
        this.bigEndian = bigEndian;
        this.readAsUn = readAsUn;
    }

    /** The array that holds the value from {@link #offset()} for {@link #length()} bytes; not to be changed. */
    public byte[] array() {
        return array;
    }

    public int offset() {
        return offset;
    }

    /** The length of the value in bytes. */
    public int length() {
        return length;
    }

    /** The byte order of binary numbers in the value. */
    public boolean bigEndian() {
        return bigEndian;
    }

    /** Whether a little endian value was read under VR UN and interpreted by the dictionary (PS3.5 6.2.2). */
    boolean readAsUn() {
        return readAsUn;
    }

    /** A copy of the value, in the byte order of {@link #bigEndian()}. */
    public byte[] bytes() {
        return Arrays.copyOfRange(array, offset, offset + length);
    }

    /** A copy of the value with binary numbers in little endian. */
    public byte[] littleEndianBytes() {
        byte[] copy = bytes();
        if (bigEndian) {
            Swap.swap(copy, 0, copy.length, vr().unit());
        }
        return copy;
    }

    /** A read-only view of the value in its byte order. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(array, offset, length)
                .slice()
                .asReadOnlyBuffer()
                .order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * The values as text, without padding: text VRs by the character set, numbers in decimal, AT as eight hexadecimal
     * digits. An empty value among others is an empty string. OB, OW and the like give an empty list, UN too unless all its
     * bytes are printable ASCII.
     */
    public List<String> strings(SpecificCharacterSet characterSet) {
        return ValueText.strings(this, characterSet);
    }

    /** The first of {@link #strings}, or null when there is none or it is empty. */
    public String string(SpecificCharacterSet characterSet) {
        return ValueText.first(this, characterSet);
    }

    /** Binary integers (AT, SL, SS, SV, UL, US, UV; UV as its 64 bits), incomplete last one left out; empty for other VRs. */
    public long[] longs() {
        return BinaryNumbers.longs(this);
    }

    /** Binary numbers: FD, FL, OD, OF and all of {@link #longs()} as double; empty for other VRs. */
    public double[] doubles() {
        return BinaryNumbers.doubles(this);
    }

    @Override
    public boolean isEmpty() {
        return length == 0;
    }

    /** Same tag, VR and value; the byte order in which it is held does not matter. */
    @Override
    public boolean equals(Object other) {
        if (!(other instanceof ValueElement that) || tag() != that.tag() || vr() != that.vr()) {
            return false;
        }
        if (bigEndian != that.bigEndian && vr().unit() > 1) {
            return Arrays.equals(littleEndianBytes(), that.littleEndianBytes());
        }
        return Arrays.equals(array, offset, offset + length, that.array, that.offset, that.offset + that.length);
    }

    @Override
    public int hashCode() {
        return tag() * 31 + length;
    }
}
