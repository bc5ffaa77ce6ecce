package io.niffler.dicom.png;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.Deflater;

/** Writes images as PNG files (ISO/IEC 15948). Holds its buffers for the next image. Not thread-safe. */
public final class PngWriter implements Closeable {
    private static final int PIECE = 64 << 10;
    private static final byte UP = 2;

    private final ChunkBuffer chunks = new ChunkBuffer(PIECE + 1024);
    private final byte[] deflated = new byte[PIECE];
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    private byte[] above = {};
    private byte[] current = {};
    private byte[] filtered = {};

    /**
     * Writes a whole file. The stream is neither flushed nor closed.
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
        pixels(rows, out);
        chunks.chunk(PngFormat.IEND, deflated, 0);
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

    private void pixels(PixelRows rows, OutputStream out) throws IOException {
        int length = rows.rowBytes();
        if (current.length != length) {
            above = new byte[length];
            current = new byte[length];
            filtered = new byte[length + 1];
        } else {
            Arrays.fill(current, (byte) 0);
        }
        deflater.reset();
        filtered[0] = UP;
        for (int y = 0; y < rows.rows(); y++) {
            byte[] swap = above;
            above = current;
            current = swap;
            rows.row(y, current, 0);
            for (int i = 0; i < length; i++) {
                filtered[i + 1] = (byte) (current[i] - above[i]);
            }
            deflater.setInput(filtered);
            if (y + 1 == rows.rows()) {
                deflater.finish();
            }
            drain(out);
        }
    }

    private void drain(OutputStream out) throws IOException {
        for (int count = deflater.deflate(deflated); count > 0; count = deflater.deflate(deflated)) {
            chunks.chunk(PngFormat.IDAT, deflated, count);
            chunks.writeTo(out);
        }
    }

    @Override
    public void close() {
        deflater.end();
    }
}
