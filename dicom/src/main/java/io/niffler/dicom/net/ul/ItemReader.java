package io.niffler.dicom.net.ul;

import io.niffler.dicom.net.ProtocolErrorKind;
import java.nio.charset.StandardCharsets;

/** A bounded cursor over the items of a PDU (PS3.8 9.3): no read goes beyond its part. */
final class ItemReader {
    private final byte[] bytes;
    private final int end;
    private int position;

    ItemReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private ItemReader(byte[] bytes, int position, int end) {
        this.bytes = bytes;
        this.position = position;
        this.end = end;
    }

    boolean hasMore() {
        return position < end;
    }

    int remaining() {
        return end - position;
    }

    int u8() throws ProtocolViolation {
        need(1);
        return bytes[position++] & 0xFF;
    }

    int u16() throws ProtocolViolation {
        return u8() << 8 | u8();
    }

    long u32() throws ProtocolViolation {
        return (long) u16() << 16 | u16();
    }

    void skip(int length) throws ProtocolViolation {
        need(length);
        position += length;
    }

    /** The next part of that length, as a cursor of its own. */
    ItemReader part(int length) throws ProtocolViolation {
        need(length);
        ItemReader part = new ItemReader(bytes, position, position + length);
        position += length;
        return part;
    }

    /** Text of that length, byte for byte. */
    String text(int length) throws ProtocolViolation {
        need(length);
        String text = new String(bytes, position, length, StandardCharsets.ISO_8859_1);
        position += length;
        return text;
    }

    /** All that is left as a UID, without the padding that some peers append. */
    String uid() throws ProtocolViolation {
        String text = text(remaining());
        int length = text.length();
        while (length > 0 && (text.charAt(length - 1) == 0 || text.charAt(length - 1) == ' ')) {
            length--;
        }
        return text.substring(0, length);
    }

    private void need(int length) throws ProtocolViolation {
        if (length > end - position) {
            throw new ProtocolViolation(
                    ProtocolErrorKind.INVALID_PDU_PARAMETER,
                    "an item needs " + length + " bytes where " + (end - position) + " are left");
        }
    }
}
