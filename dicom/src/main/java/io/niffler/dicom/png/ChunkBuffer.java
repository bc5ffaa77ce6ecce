package io.niffler.dicom.png;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** Collects chunks and hands them on in big pieces. */
final class ChunkBuffer {
    private final CRC32 crc = new CRC32();
    private ByteBuffer buffer;

    ChunkBuffer(int capacity) {
        buffer = ByteBuffer.allocate(capacity);
    }

    void signature() {
        buffer.putLong(PngFormat.SIGNATURE);
    }

    /** Adds a chunk. The buffer grows when it must. */
    void chunk(int type, byte[] data, int length) {
        reserve(length + PngFormat.CHUNK_HEAD + Integer.BYTES);
        buffer.putInt(length);
        int start = buffer.position();
        buffer.putInt(type).put(data, 0, length);
        crc.reset();
        crc.update(buffer.array(), start, Integer.BYTES + length);
        buffer.putInt((int) crc.getValue());
    }

    private void reserve(int bytes) {
        if (buffer.remaining() < bytes) {
            buffer = ByteBuffer.allocate(Math.max(2 * buffer.capacity(), buffer.position() + bytes))
                    .put(buffer.flip());
        }
    }

    /** Writes what was collected. */
    void writeTo(OutputStream out) throws IOException {
        out.write(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    /** Forgets what was collected. */
    void clear() {
        buffer.clear();
    }
}
