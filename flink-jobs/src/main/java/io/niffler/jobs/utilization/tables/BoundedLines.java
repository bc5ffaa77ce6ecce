package io.niffler.jobs.utilization.tables;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Lines of UTF-8 text, with or without a byte order mark, of which no more than {@link #MAX_LENGTH} characters are kept in
 * memory.
 */
final class BoundedLines {
    /** A row of the original has some hundred characters. */
    static final int MAX_LENGTH = 64 << 10;

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final BufferedReader reader;
    private final StringBuilder line = new StringBuilder();
    private long number;
    private boolean tooLong;

    BoundedLines(InputStream in) {
        reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /** The next line without its end, cut when {@link #isTooLong}; null at the end. */
    String next() throws IOException {
        line.setLength(0);
        tooLong = false;
        int c = reader.read();
        if (number == 0 && c == BYTE_ORDER_MARK) {
            c = reader.read();
        }
        if (c < 0) {
            return null;
        }
        number++;
        while (c >= 0 && c != '\n') {
            if (line.length() < MAX_LENGTH) {
                line.append((char) c);
            } else {
                tooLong = true;
            }
            c = reader.read();
        }
        int last = line.length() - 1;
        if (last >= 0 && line.charAt(last) == '\r') {
            line.setLength(last);
        }
        return line.toString();
    }

    /** The number of the line read last, from 1. */
    long number() {
        return number;
    }

    /** Whether the line read last is longer than what was kept. */
    boolean isTooLong() {
        return tooLong;
    }
}
