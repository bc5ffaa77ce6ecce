package io.niffler.dicom.pixel;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;

/** The bytes that hold the pixel data, at positions counted from the start of the file (or of the inflated data set). */
interface PixelBytes extends Closeable {
    /**
     * The bytes of a range; cheapest when ranges are asked for in ascending order.
     *
     * @throws EOFException when they end before
     */
    ByteSlice read(long position, int length) throws IOException;

    /** Bytes in memory: nothing is copied. */
    static PixelBytes of(byte[] array, int offset, int available) {
        return new PixelBytes() {
            @Override
            public ByteSlice read(long position, int length) throws EOFException {
                if (position > available - length) {
                    throw new EOFException("The pixel data ends early.");
                }
                return new ByteSlice(array, offset + (int) position, length);
            }

            @Override
            public void close() {}
        };
    }

    /** Bytes of a stream that can be opened again and again. Only what is asked for is held. */
    static PixelBytes of(StreamOpener opener) {
        return new StreamedBytes(opener);
    }

    /**
     * Reads forward, and from the start again to go back by more than a byte: frames of single bits, and those that begin
     * inside a word, often begin in the byte in which the one before ends.
     */
    final class StreamedBytes implements PixelBytes {
        private static final int PIECE = 128 << 10;

        private final StreamOpener opener;
        private InputStream in;
        private long at;

        private byte last;
        private long lastPosition = -1;

        private StreamedBytes(StreamOpener opener) {
            this.opener = opener;
        }

        @Override
        public ByteSlice read(long position, int length) throws IOException {
            boolean again = in != null && position == lastPosition && at == lastPosition + 1;
            byte[] bytes = read(again ? withLast() : movedTo(position), length);
            at = position + bytes.length;
            if (bytes.length < length) {
                close();
                throw new EOFException("The pixel data ends early.");
            }
            if (length > 0) {
                last = bytes[length - 1];
                lastPosition = at - 1;
            }
            return new ByteSlice(bytes, 0, length);
        }

        /** Up to so many bytes. The array is no larger than what is there, in pieces that stay in the cache when copied. */
        private static byte[] read(InputStream from, int length) throws IOException {
            byte[] bytes = new byte[Math.min(length, Math.max(from.available(), PIECE))];
            int at = 0;
            while (at < length) {
                if (at == bytes.length) {
                    bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * at));
                }
                int count = from.read(bytes, at, Math.min(PIECE, bytes.length - at));
                if (count < 0) {
                    return Arrays.copyOf(bytes, at);
                }
                at += count;
            }
            return bytes;
        }

        private InputStream withLast() {
            return new SequenceInputStream(new ByteArrayInputStream(new byte[] {last}), in);
        }

        private InputStream movedTo(long position) throws IOException {
            if (in == null || position < at) {
                close();
                in = opener.open();
                at = 0;
            }
            in.skipNBytes(position - at);
            at = position;
            return in;
        }

        @Override
        public void close() throws IOException {
            if (in != null) {
                in.close();
                in = null;
            }
        }
    }
}
