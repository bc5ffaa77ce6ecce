package io.niffler.dicom.png;

import io.niffler.dicom.png.deflate.RowDeflater;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * Writes images as PNG files (ISO/IEC 15948), fast. Memory is that of a block of rows, whatever the image. Holds its buffers
 * for the next one. Not thread-safe.
 */
public final class PngWriter implements Closeable {
    private static final int FIRST_CAPACITY = 64 << 10;
    private static final byte[] NOTHING = {};

    private final ChunkBuffer chunks = new ChunkBuffer(FIRST_CAPACITY);
    private RowBlocks blocks = new RowBlocks();

    /**
     * Writes a whole file, in pieces of some ten KiB. The stream is neither flushed nor closed.
     *
     * @param text by keyword: 1 to 79 characters without spaces around them; both printable Latin-1
     * @throws IllegalArgumentException when keyword or text are not so; then nothing was written
     * @throws IOException when the stream fails
     */
    public void write(PixelRows rows, Map<String, String> text, OutputStream out) throws IOException {
        chunks.clear();
        chunks.signature();
        chunks.chunk(PngFormat.IHDR, header(rows), PngFormat.IHDR_BYTES);
        text.forEach((keyword, value) -> {
            byte[] data = PngTexts.encode(keyword, value);
            chunks.chunk(PngFormat.TEXT, data, data.length);
        });
        blocks.restart(rows);
        while (blocks.hasNext()) {
            RowDeflater stream = blocks.next();
            chunks.chunk(PngFormat.IDAT, stream.bytes(), stream.length());
            if (blocks.hasNext()) {
                chunks.writeTo(out);
            }
        }
        blocks.release();
        chunks.chunk(PngFormat.IEND, NOTHING, 0);
        chunks.writeTo(out);
    }

    private static byte[] header(PixelRows rows) {
        return ByteBuffer.allocate(PngFormat.IHDR_BYTES)
                .putInt(rows.columns())
                .putInt(rows.rows())
                .put((byte) rows.bitDepth())
                .put((byte) (rows.samplesPerPixel() == 1 ? PngFormat.GREY : PngFormat.RGB))
                .array();
    }

    /** Frees the buffers; nothing can be written afterwards. */
    @Override
    public void close() {
        blocks = null;
    }
}
