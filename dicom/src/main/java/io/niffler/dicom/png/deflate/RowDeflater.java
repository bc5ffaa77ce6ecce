package io.niffler.dicom.png.deflate;

import java.util.zip.Adler32;

/**
 * Compresses filtered rows, block by block, to one stream in the zlib format (RFC 1950). Holds its buffers for the next
 * stream. Not thread-safe.
 */
public final class RowDeflater {
    /** Bytes that a block must have behind its last row; what they are does not matter. */
    public static final int SLACK = BitSink.SLACK;

    /** Deflate with a window of 32 KiB, compressed fast (RFC 1950 2.2). */
    private static final int ZLIB_HEADER = 0x0178;

    private static final int HEADER_AND_CHECKSUM = 8;

    /** Bytes added to the checksum at once: it takes many calls until the compiler uses the processor's vectors for them. */
    private static final int SUMMED = 4 << 10;

    private final BlockDeflater deflater = new BlockDeflater();
    private final Adler32 adler = new Adler32();
    private final BitSink sink = new BitSink(0);
    private boolean begun;

    /** Begins a stream, whatever became of the one before. */
    public void restart() {
        adler.reset();
        sink.clear();
        begun = false;
    }

    /**
     * Compresses a block. Afterwards {@link #bytes()} holds as much of the stream as is complete, up to {@link #length()}.
     *
     * @param block rows of the same length, each after its filter type, and {@link #SLACK} more bytes
     * @param length of the rows together, at least 1
     * @param rowLength of one row with its filter type
     * @param last whether the stream ends with it
     */
    public void deflate(byte[] block, int length, int rowLength, Search search, boolean last) {
        sink.restart(BlockDeflater.bound(length) + HEADER_AND_CHECKSUM);
        if (!begun) {
            sink.put(ZLIB_HEADER, Short.SIZE);
            begun = true;
        }
        for (int from = 0; from < length; from += SUMMED) {
            adler.update(block, from, Math.min(SUMMED, length - from));
        }
        deflater.deflate(block, length, rowLength, search, last, sink);
        if (last) {
            sink.align();
            sink.put(Integer.toUnsignedLong(Integer.reverseBytes((int) adler.getValue())), Integer.SIZE);
        }
    }

    /** What holds the bytes of the stream that the last block gave; valid until the next one. */
    public byte[] bytes() {
        return sink.bytes;
    }

    /** How many of {@link #bytes()} count. */
    public int length() {
        return sink.position;
    }
}
