package io.niffler.gateway.extraction.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads a ledger from its beginning and makes the state that it tells. */
final class LedgerReplay {
    /** Times that a ledger may be opened: each may cost as much as all that is under way. */
    static final int MAX_SESSIONS = 10_000;

    private final String name;
    private final long maxDetails;
    private final List<String> settings = new ArrayList<>();
    private LedgerHeader header;
    private LedgerStates states;
    private int sessions;
    private Instant first;
    private Instant last;
    private long wholeBytes;
    private long torn;

    /**
     * Prepares.
     *
     * @param name of the file, for messages
     * @param maxDetails bytes of memory for unfinished rows
     */
    LedgerReplay(String name, long maxDetails) {
        this.name = name;
        this.maxDetails = maxDetails;
    }

    /** A quarter of the heap. */
    static long defaultMaxDetails() {
        return Runtime.getRuntime().maxMemory() / 4;
    }

    /** Reads all of it. What was under way is pending then. */
    LedgerReplay read(InputStream in) throws IOException {
        LineReader lines = new LineReader(in);
        try {
            String text = lines.next();
            if (text != null && !text.equals(LineFormat.COLUMNS)) {
                throw new LedgerException(
                        name + " is not a ledger: its first line is not the one with the columns. Name another"
                                + " file, or move this one away.");
            }
            for (text = lines.next(); text != null; text = lines.next()) {
                take(LineFormat.parse(text));
            }
            if (states != null) {
                states.interrupt();
                states.lift();
            }
        } catch (BadLineException e) {
            throw new LedgerException(name + ", line " + lines.number() + ": " + e.getMessage()
                    + ". No run wrote it so: put a copy of the file back, or cut it before this line (what came after is asked"
                    + " again), or start over with --fresh.");
        }
        wholeBytes = lines.wholeBytes();
        torn = lines.torn();
        return this;
    }

    private void take(LedgerLine line) throws BadLineException {
        first = first == null ? line.time() : first;
        last = line.time();
        if (line.row() > 0) {
            if (states == null) {
                throw new BadLineException("it comes before the ledger was opened");
            }
            states.apply(line);
        } else if (line.state() == EntryState.HEADER) {
            if (sessions > 0 || settings.size() == LedgerHeader.MAX_LINES) {
                throw new BadLineException("it is a line too many in the header");
            }
            settings.add(line.outcome().comment());
        } else if (line.state() == EntryState.OPENED) {
            opened();
        } else {
            throw new BadLineException("it tells no row");
        }
    }

    private void opened() throws BadLineException {
        if (sessions++ == 0) {
            header = LedgerHeader.parse(settings);
            states = new LedgerStates(header.lastLine(), maxDetails);
        }
        if (sessions > MAX_SESSIONS) {
            throw new BadLineException("the ledger was opened more than " + MAX_SESSIONS + " times");
        }
        states.interrupt();
    }

    /** Whether a run ever began: the head is whole. */
    boolean begun() {
        return sessions > 0;
    }

    LedgerHeader header() {
        return header;
    }

    LedgerStates states() {
        return states;
    }

    int sessions() {
        return sessions;
    }

    Instant first() {
        return first;
    }

    Instant last() {
        return last;
    }

    /** Bytes up to the end of the last whole line. */
    long wholeBytes() {
        return wholeBytes;
    }

    /** Bytes after that. */
    long torn() {
        return torn;
    }
}
