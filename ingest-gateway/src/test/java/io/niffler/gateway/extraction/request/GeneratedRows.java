package io.niffler.gateway.extraction.request;

import java.io.Reader;

/** A CSV file of any length that is made while it is read: {@code P1,"a ""note""",A1}. */
final class GeneratedRows extends Reader {
    static final int SHORTEST_LINE = "P1,\"a \"\"note\"\"\",A1\r\n".length();

    private final long rows;
    private long line;
    private String current = "EMPI,Note,Accession\r\n";
    private int position;

    GeneratedRows(long rows) {
        this.rows = rows;
    }

    /** Lines of which at least the beginning was given out. */
    long linesGiven() {
        return line + 1;
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
        int count = 0;
        while (count < length && (position < current.length() || nextLine())) {
            int part = Math.min(length - count, current.length() - position);
            current.getChars(position, position + part, buffer, offset + count);
            position += part;
            count += part;
        }
        return count == 0 && length > 0 ? -1 : count;
    }

    private boolean nextLine() {
        if (line == rows) {
            return false;
        }
        line++;
        current = "P" + line + ",\"a \"\"note\"\"\",A" + line + "\r\n";
        position = 0;
        return true;
    }

    @Override
    public void close() {
        line = rows;
    }
}
