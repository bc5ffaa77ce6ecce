package io.niffler.gateway.extraction.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Reads whole lines, in memory of a fixed size. What comes after the last line's end was torn off when a process or a machine died;
 * it is not a line. A loss of power may also leave zeros there, as many as there were to be bytes.
 */
final class LineReader {
    /** Bytes of a line without its end; the longest that is written has less than 5 KiB. */
    static final int MAX_LINE = 8192;

    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private long wholeBytes;
    private long number;
    private long torn;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** The next line without its end, null when there is none that is whole. */
    String next() throws IOException, BadLineException {
        int scanned = at;
        while (true) {
            for (; scanned < end; scanned++) {
                if (buffer[scanned] == '\n') {
                    return line(scanned);
                }
            }
            if (scanned - at > MAX_LINE) {
                number++;
                skipZeros();
                return null;
            }
            scanned -= at;
            if (!fill()) {
                torn = (long) end - at;
                return null;
            }
        }
    }

    private boolean fill() throws IOException {
        System.arraycopy(buffer, at, buffer, 0, end - at);
        end -= at;
        at = 0;
        int read = in.read(buffer, end, BUFFER - end);
        end += Math.max(read, 0);
        return read > 0;
    }

    private String line(int lineEnd) throws BadLineException {
        number++;
        int length = lineEnd - at;
        int from = at;
        at = lineEnd + 1;
        wholeBytes += length + 1L;
        if (length > 0 && buffer[lineEnd - 1] == '\r') {
            length--;
        }
        if (length > MAX_LINE) {
            throw tooLong();
        }
        try {
            return utf8.decode(ByteBuffer.wrap(buffer, from, length)).toString();
        } catch (CharacterCodingException e) {
            throw new BadLineException("it is not UTF-8");
        }
    }

    private void skipZeros() throws IOException, BadLineException {
        do {
            for (int i = at; i < end; i++) {
                if (buffer[i] != 0) {
                    throw tooLong();
                }
            }
            torn += (long) end - at;
            at = end;
        } while (fill());
    }

    private static BadLineException tooLong() {
        return new BadLineException("it has more than " + MAX_LINE + " bytes");
    }

    /** The number of the line that was read last, from 1. */
    long number() {
        return number;
    }

    /** Bytes of the whole lines read so far. */
    long wholeBytes() {
        return wholeBytes;
    }

    /** Bytes after the last whole line, known when {@link #next} has returned null. */
    long torn() {
        return torn;
    }
}
