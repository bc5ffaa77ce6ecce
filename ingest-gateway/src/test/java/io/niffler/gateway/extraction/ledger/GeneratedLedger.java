package io.niffler.gateway.extraction.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The bytes of a ledger with many rows of one study each, made as they are read. */
final class GeneratedLedger extends InputStream {
    private static final Instant TIME = Instant.parse("2026-03-01T12:00:00.123Z");

    private final int rows;
    private final EntryState outcome;
    private byte[] chunk;
    private int at;
    private int row;

    /** A ledger whose rows all end in a state. */
    GeneratedLedger(int rows, EntryState outcome) {
        this.rows = rows;
        this.outcome = outcome;
        StringBuilder head = new StringBuilder(LineFormat.COLUMNS).append('\n');
        for (String setting : LedgerHeader.of(Runs.of(rows)).settings()) {
            LineFormat.append(head, LedgerLine.ofFile(TIME, EntryState.HEADER, 0, setting));
        }
        LineFormat.append(head, LedgerLine.ofFile(TIME, EntryState.OPENED, 1, "process=1"));
        chunk = head.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] row(int line) {
        StringBuilder text = new StringBuilder();
        String study = "1.2.826.0.1.3680043.8.498." + (10_000_000_000_000L + line);
        Outcome told = Outcome.of(120, outcome == EntryState.COMPLETE ? 120 : 7);
        LineFormat.append(text, LedgerLine.ofRow(TIME, line, EntryState.PENDING, 1, Outcome.NONE, line & 0xFFFF));
        LineFormat.append(text, LedgerLine.ofStudy(TIME, line, 1, study, EntryState.FOUND, 0, Outcome.of(120, -1)));
        LineFormat.append(text, LedgerLine.ofQuery(TIME, line, 1, EntryState.FOUND, 1, Outcome.of(1, -1)));
        LineFormat.append(text, LedgerLine.ofStudy(TIME, line, 1, study, EntryState.MOVING, 1, Outcome.NONE));
        LineFormat.append(text, LedgerLine.ofStudy(TIME, line, 1, study, outcome, 1, told));
        LineFormat.append(text, LedgerLine.ofRow(TIME, line, outcome, 1, told, -1));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int read() throws IOException {
        throw new IOException("Read more at once.");
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (at == chunk.length) {
            if (row == rows) {
                return -1;
            }
            chunk = row(2 + row++);
            at = 0;
        }
        int count = Math.min(length, chunk.length - at);
        System.arraycopy(chunk, at, into, offset, count);
        at += count;
        return count;
    }
}
