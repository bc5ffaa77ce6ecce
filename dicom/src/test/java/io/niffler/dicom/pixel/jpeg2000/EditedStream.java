package io.niffler.dicom.pixel.jpeg2000;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A code stream in which numbers of the headers are replaced. */
final class EditedStream {
    private static final int WIDTH = 8;
    private static final int TILE_WIDTH = 24;

    private byte[] bytes;

    EditedStream(String name) {
        bytes = TestStreams.resource(name + ".j2k");
    }

    byte[] bytes() {
        return bytes;
    }

    /** The position of the first marker of a kind. */
    int find(int marker) {
        int at = 0;
        while (u16(at) != marker) {
            at++;
        }
        return at;
    }

    int u16(int at) {
        return ByteBuffer.wrap(bytes).getShort(at) & 0xFFFF;
    }

    EditedStream setImage(int width, int height) {
        ByteBuffer.wrap(bytes).putInt(WIDTH, width).putInt(WIDTH + 4, height);
        return this;
    }

    EditedStream setTile(int width, int height) {
        ByteBuffer.wrap(bytes).putInt(TILE_WIDTH, width).putInt(TILE_WIDTH + 4, height);
        return this;
    }

    EditedStream setByte(int at, int value) {
        bytes[at] = (byte) value;
        return this;
    }

    EditedStream setShort(int at, int value) {
        ByteBuffer.wrap(bytes).putShort(at, (short) value);
        return this;
    }

    EditedStream fill(int from, int value) {
        Arrays.fill(bytes, from, bytes.length, (byte) value);
        return this;
    }

    /** Inserts a marker segment before the first marker of a kind; one before SOD lengthens the tile-part. */
    EditedStream insert(int before, int marker, byte... content) {
        int at = find(before);
        ByteBuffer longer = ByteBuffer.allocate(bytes.length + 4 + content.length);
        longer.put(bytes, 0, at).putShort((short) marker).putShort((short) (2 + content.length));
        longer.put(content).put(bytes, at, bytes.length - at);
        bytes = longer.array();
        if (before == Marker.SOD) {
            int length = find(Marker.SOT) + 6;
            longer.putInt(length, longer.getInt(length) + 4 + content.length);
        }
        return this;
    }

    /** The content of the first marker segment of a kind, from a position on. */
    byte[] content(int marker, int from) {
        int length = find(marker) + 2;
        return Arrays.copyOfRange(bytes, length + 2 + from, length + u16(length));
    }

    /** Inserts bytes at the end of the first marker segment of a kind. */
    EditedStream append(int marker, byte... more) {
        int length = find(marker) + 2;
        int end = length + u16(length);
        byte[] longer = new byte[bytes.length + more.length];
        System.arraycopy(bytes, 0, longer, 0, end);
        System.arraycopy(more, 0, longer, end, more.length);
        System.arraycopy(bytes, end, longer, end + more.length, bytes.length - end);
        bytes = longer;
        return setShort(length, u16(length) + more.length);
    }
}
