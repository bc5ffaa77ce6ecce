package io.niffler.gateway.extraction.request;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads comma-separated values (RFC 4180) row by row: at most one row is held. Lines may end with CR LF, LF or CR, and a byte order mark is
 * passed over. A row that cannot be understood is given with its fault, and reading goes on at the next line. Not thread-safe.
 */
final class CsvReader implements Closeable {
    static final int MAX_ROW_LENGTH = 65_536;
    static final int MAX_COLUMNS = 1_000;

    private static final int END = -1;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final Reader reader;
    private final char[] buffer = new char[8192];
    private int position;
    private int limit;
    private boolean started;
    private boolean afterReturn;
    private long line = 1;

    private final StringBuilder cell = new StringBuilder();
    private int rowLength;
    private CsvFault fault;

    CsvReader(Reader reader) {
        this.reader = reader;
    }

    /** The next row, or null at the end. */
    CsvRow next() throws IOException {
        long begin = line;
        int c = read();
        if (c == END) {
            return null;
        }
        List<String> cells = new ArrayList<>();
        fault = null;
        rowLength = 0;
        while (true) {
            cell.setLength(0);
            c = c == '"' ? quoted() : plain(c);
            if (fault == null && cells.size() == MAX_COLUMNS) {
                fault = CsvFault.TOO_MANY_COLUMNS;
            }
            if (fault != null) {
                skipLine(c);
                return new CsvRow(begin, List.of(), fault);
            }
            cells.add(cell.toString());
            if (c != ',') {
                return new CsvRow(begin, cells, null);
            }
            c = read();
        }
    }

    /** Reads a cell from its first character on; returns what ends it. */
    private int plain(int first) throws IOException {
        int c = first;
        while (c != ',' && c != '\n' && c != END && keep(c)) {
            c = read();
        }
        return c;
    }

    /** Reads a cell after its opening quote; returns what follows the closing one. */
    private int quoted() throws IOException {
        while (true) {
            int c = read();
            if (c == END) {
                fault = CsvFault.OPEN_QUOTE;
                return c;
            }
            if (c == '"') {
                c = read();
                if (c != '"') {
                    return afterQuote(c);
                }
            }
            if (!keep(c)) {
                return c;
            }
        }
    }

    private int afterQuote(int next) {
        if (next != ',' && next != '\n' && next != END) {
            fault = CsvFault.TEXT_AFTER_QUOTE;
        }
        return next;
    }

    private boolean keep(int c) {
        if (++rowLength > MAX_ROW_LENGTH) {
            fault = CsvFault.TOO_LONG;
            return false;
        }
        cell.append((char) c);
        return true;
    }

    private void skipLine(int last) throws IOException {
        int c = last;
        while (c != '\n' && c != END) {
            c = read();
        }
    }

    /** The next character, any end of a line as {@code '\n'}. */
    private int read() throws IOException {
        int c = readChar();
        if (afterReturn && c == '\n') {
            c = readChar();
        }
        if (!started && c == BYTE_ORDER_MARK) {
            c = readChar();
        }
        started = true;
        afterReturn = c == '\r';
        if (c == '\r' || c == '\n') {
            line++;
            return '\n';
        }
        return c;
    }

    private int readChar() throws IOException {
        if (position == limit) {
            position = 0;
            limit = 0;
            int count = reader.read(buffer);
            while (count == 0) {
                count = reader.read(buffer);
            }
            if (count < 0) {
                return END;
            }
            limit = count;
        }
        return buffer[position++];
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
