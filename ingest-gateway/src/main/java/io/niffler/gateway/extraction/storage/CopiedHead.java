package io.niffler.gateway.extraction.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The beginning of a stream, of which each byte that is read goes into a file as well; it ends at a limit. */
final class CopiedHead extends InputStream {
    private final InputStream in;
    private final ReceivedFile copy;
    private int left;

    /** @param limit bytes after which no more is read */
    CopiedHead(InputStream in, ReceivedFile copy, int limit) {
        this.in = in;
        this.copy = copy;
        this.left = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        int count = left == 0 ? -1 : in.read(bytes, offset, Math.min(length, left));
        if (count > 0) {
            copy.write(bytes, offset, count);
            left -= count;
        }
        return count;
    }
}
