package io.niffler.dicom.png;

import io.niffler.dicom.png.deflate.RowDeflater;
import io.niffler.dicom.png.deflate.Search;
import java.util.Arrays;

/** Takes the rows of an image block by block, filters and compresses them. Holds its buffers. Not thread-safe. */
final class RowBlocks {
    /** Bytes of a block, unless a single row has more: so many stay in the processor's cache. */
    private static final int BLOCK = 128 << 10;

    /** The same where the tables of a code for pairs of samples take their time: a CT image of 512 x 512 is one block. */
    private static final int BLOCK_OF_PAIRS = 640 << 10;

    private final RowFilter filter = new RowFilter();
    private final RowDeflater deflater = new RowDeflater();
    private byte[] rows = {};
    private byte[] filtered = {};
    private PixelRows image;
    private int rowBytes;
    private int perBlock;
    private int next;

    /** Begins an image. */
    void restart(PixelRows pixels) {
        image = pixels;
        next = 0;
        rowBytes = pixels.rowBytes();
        int block = pairs() ? BLOCK_OF_PAIRS : BLOCK;
        perBlock = Math.min(pixels.rows(), Math.max(1, block / (rowBytes + 1)));
        int size = perBlock * (rowBytes + 1) + RowDeflater.SLACK;
        if (filtered.length < size) {
            filtered = new byte[size];
        }
        if (rows.length < (perBlock + 1) * rowBytes) {
            rows = new byte[(perBlock + 1) * rowBytes];
        }
        Arrays.fill(rows, 0, rowBytes, (byte) 0);
        deflater.restart();
    }

    /** Forgets the image, so that it can be freed. */
    void release() {
        image = null;
    }

    boolean hasNext() {
        return next < image.rows();
    }

    /** Compresses the next block; returns what holds the bytes of the stream that it gave. */
    RowDeflater next() {
        int count = Math.min(perBlock, image.rows() - next);
        for (int i = 1; i <= count; i++) {
            image.row(next++, rows, i * rowBytes);
        }
        boolean up = image.bitDepth() >= Byte.SIZE && (!pairs() || filter.prefersUp(rows, rowBytes, count));
        filter.apply(up ? RowFilter.UP : RowFilter.NONE, rows, rowBytes, count, filtered);
        System.arraycopy(rows, count * rowBytes, rows, 0, rowBytes);
        deflater.deflate(filtered, count * (rowBytes + 1), rowBytes + 1, search(up), !hasNext());
        return deflater;
    }

    private boolean pairs() {
        return image.bitDepth() == Short.SIZE && image.samplesPerPixel() == 1;
    }

    private Search search(boolean up) {
        if (image.bitDepth() < Byte.SIZE || image.samplesPerPixel() > 1) {
            return Search.drawings(Math.max(1, image.bitDepth() / Byte.SIZE));
        }
        return up ? Search.sparse(image.bitDepth() / Byte.SIZE) : Search.dense();
    }
}
