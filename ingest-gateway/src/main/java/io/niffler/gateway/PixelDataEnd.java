package io.niffler.gateway;

import io.niffler.dicom.data.TransferSyntax;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Tells from the head of a data set how long all of it will be, if it ends with pixel data of defined length, as nearly
 * every uncompressed image does. The answer is a hint: lengths lie.
 */
final class PixelDataEnd {
    private static final int PIXEL_DATA_GROUP = 0x7FE0;
    private static final int EXPLICIT_HEADER = 12;
    private static final int IMPLICIT_HEADER = 8;

    private PixelDataEnd() {}

    /**
     * Looks for the end.
     *
     * @param at bytes of the data set before the first element that was not read
     * @return length of the data set in bytes, -1 when it cannot be told
     */
    static long find(byte[] bytes, int offset, int length, long at, TransferSyntax syntax) {
        int header = syntax.explicitVr() ? EXPLICIT_HEADER : IMPLICIT_HEADER;
        if (syntax.deflated() || at < 0 || at > length - header) {
            return -1;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset + (int) at, header)
                .order(syntax.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        if (Short.toUnsignedInt(buffer.getShort()) != PIXEL_DATA_GROUP) {
            return -1;
        }
        buffer.getShort();
        if (syntax.explicitVr()) {
            buffer.getInt();
        }
        long valueLength = Integer.toUnsignedLong(buffer.getInt());
        return valueLength == 0xFFFFFFFFL ? -1 : at + header + valueLength;
    }
}
