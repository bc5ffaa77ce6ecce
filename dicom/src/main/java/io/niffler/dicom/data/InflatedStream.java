package io.niffler.dicom.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates a data set (PS3.5 A.5) within limits. Damage and limits end the stream; {@link #failure()} tells which.
 * Bytes after the end of the deflated ones are left alone.
 */
final class InflatedStream extends InputStream {
    /** Up to here any ratio goes: blank images deflate a thousand times. */
    private static final long FREE_SIZE = 128L << 20;

    private static final int SKIP_BUFFER = 64 << 10;

    private final ByteSource deflated;
    private final Inflater inflater = new Inflater(true);
    private final long sizeLimit;
    private final int ratioLimit;
    private DataSetProblem.Kind failure;

    InflatedStream(ByteSource deflated, ReadOptions options) {
        this.deflated = deflated;
        this.sizeLimit = options.maxInflatedSize();
        this.ratioLimit = options.maxInflationRatio();
    }

    /** What ended the stream before its time, or null. */
    DataSetProblem.Kind failure() {
        return failure;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        while (failure == null && !inflater.finished()) {
            try {
                int inflated = inflater.inflate(target, offset, length);
                if (inflated > 0) {
                    return isTooMuch() ? end(DataSetProblem.Kind.DEFLATE_LIMIT) : inflated;
                }
            } catch (DataFormatException e) {
                return end(DataSetProblem.Kind.DEFLATE_DAMAGED);
            }
            if (inflater.needsDictionary()) {
                return end(DataSetProblem.Kind.DEFLATE_DAMAGED);
            }
            if (!inflater.finished() && inflater.needsInput() && !feed()) {
                return end(DataSetProblem.Kind.TRUNCATED);
            }
        }
        return -1;
    }

    private int end(DataSetProblem.Kind kind) {
        failure = kind;
        return -1;
    }

    private boolean feed() throws IOException {
        if (!deflated.ensure(1)) {
            return false;
        }
        int count = deflated.takeBuffered();
        inflater.setInput(deflated.valueArray(), deflated.valueOffset(), count);
        return true;
    }

    private boolean isTooMuch() {
        long size = inflater.getBytesWritten();
        return size > sizeLimit || (size > FREE_SIZE && size / ratioLimit > inflater.getBytesRead());
    }

    /** Inflates into a larger buffer than the inherited method does. */
    @Override
    public long skip(long count) throws IOException {
        byte[] unseen = new byte[(int) Math.max(0, Math.min(count, SKIP_BUFFER))];
        long skipped = 0;
        while (skipped < count) {
            int read = read(unseen, 0, (int) Math.min(unseen.length, count - skipped));
            if (read < 0) {
                break;
            }
            skipped += read;
        }
        return skipped;
    }

    /** Frees the inflater's memory. */
    @Override
    public void close() {
        inflater.end();
    }
}
