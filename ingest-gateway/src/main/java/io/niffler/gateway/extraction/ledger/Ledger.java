package io.niffler.gateway.extraction.ledger;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What became of each row of a CSV and of each of its studies, in one file that only grows: docs/extract-ledger.md.
 *
 * <p>For many threads. What a method has written survives the death of the process; it survives a loss of power two seconds later, or
 * after {@link #force}. When the disk is full or broken, this and all later calls throw, and the file stays valid.
 */
public final class Ledger implements AutoCloseable {
    /** What a study is called that is asked for by the PatientID alone: all studies of the patient in one move. */
    public static final String PATIENT = "PATIENT";

    /** What a study is called that is asked for without its UID, by other attributes of the row. */
    public static final String UNNAMED = "UNNAMED";

    private final Path path;
    private final LedgerFile file;
    private final LedgerLock lock;
    private final LedgerHeader header;
    private final LedgerStates states;
    private final Fingerprints fingerprints;
    private final BitSet toRetry;
    private final BitSet underWay = new BitSet();
    private final Clock clock;
    private boolean closed;

    Ledger(
            Path path,
            LedgerFile file,
            LedgerLock lock,
            LedgerHeader header,
            LedgerStates states,
            BitSet toRetry,
            Clock clock) {
        this.path = path;
        this.file = file;
        this.lock = lock;
        this.header = header;
        this.states = states;
        this.fingerprints = new Fingerprints(header.salt());
        this.toRetry = toRetry;
        this.clock = clock;
    }

    /**
     * Makes a ledger, or goes on with the one that is there.
     *
     * @param retry rows that ended so are asked once more: failed, partial, not found
     * @throws LedgerException when another process has it, it was made for another run, or it cannot be read or written
     */
    public static Ledger open(Path file, RunIdentity run, Set<EntryState> retry) throws LedgerException {
        return new LedgerOpener().open(file, run, retry);
    }

    /**
     * Starts over. The ledger that is there is kept, under a name with {@code old} in it.
     *
     * @throws LedgerException when another process has it, or it cannot be moved or written
     */
    public static Ledger fresh(Path file, RunIdentity run) throws LedgerException {
        return new LedgerOpener().fresh(file, run);
    }

    /** Whether a study can be called so here: up to 64 letters, digits, dots, hyphens and underscores, as any UID. */
    public static boolean canName(String study) {
        return Names.valid(study);
    }

    /**
     * Begins a row, unless it is finished.
     *
     * @param line where the row begins in the CSV, from 2
     * @param values all values of the row; only a fingerprint of them is written
     * @param queries of the row, 1 to 64
     * @return empty when the row ended before and is not retried
     * @throws LedgerException also when the row is not the one that was at that line before
     */
    public synchronized Optional<LedgerRow> begin(int line, List<String> values, int queries) throws LedgerException {
        if (queries < 1 || queries > RowDetails.MAX_QUERIES) {
            throw new IllegalArgumentException("A row has 1 to " + RowDetails.MAX_QUERIES + " queries.");
        }
        int fingerprint = fingerprint(line, values);
        EntryState state = states.row(line);
        if (underWay.get(line)) {
            throw new IllegalStateException("Row " + line + " is under way.");
        }
        if (state != null && state.finished() && !toRetry.get(line)) {
            return Optional.empty();
        }
        int attempt = Math.min(RowTable.MAX_ATTEMPTS, states.attempts(line) + 1);
        write(LedgerLine.ofRow(now(), line, EntryState.PENDING, attempt, Outcome.NONE, fingerprint));
        underWay.set(line);
        toRetry.clear(line);
        return Optional.of(new LedgerRow(this, line, values, queries));
    }

    /**
     * Says that a row cannot be asked. Of a row that has ended, as this or in another way, it changes nothing.
     *
     * @param reason names columns, not values
     */
    public synchronized void invalid(int line, List<String> values, String reason) throws LedgerException {
        int fingerprint = fingerprint(line, values);
        EntryState state = states.row(line);
        if (state == null || !state.finished()) {
            Outcome why = Outcome.NONE.saying(CommentText.clean(reason, values));
            write(LedgerLine.ofRow(now(), line, EntryState.INVALID, 0, why, fingerprint));
        }
    }

    private int fingerprint(int line, List<String> values) throws LedgerException {
        if (line < 2 || line > header.lastLine()) {
            throw new IllegalArgumentException(
                    "Line " + line + " is not one of the CSV's rows, 2 to " + header.lastLine() + ".");
        }
        int fingerprint = fingerprints.row(values);
        if (states.row(line) != null && states.fingerprint(line) != fingerprint) {
            throw new LedgerException("Line " + line + " of the CSV is not what it was when " + path
                    + " was written. Put the CSV back as it was, or start over with --fresh.");
        }
        return fingerprint;
    }

    /** How far the run is. */
    public synchronized LedgerCounts counts() {
        return states.tally().counts(header.rows());
    }

    /** Studies that all queries have found which were answered, in this and earlier runs. */
    public synchronized long found() {
        return states.tally().found();
    }

    /** Returns when all that was written is on the disk; takes milliseconds. */
    public void force() throws LedgerException {
        file.force();
    }

    /** Gives the ledger free. Rows that are under way are pending in the next run. */
    @Override
    public void close() throws LedgerException {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        try {
            file.close();
        } finally {
            lock.close();
        }
    }

    /** Writes that this process has the ledger now, after the head if it is new. */
    void start(int session, CharSequence head) throws LedgerException {
        StringBuilder text = new StringBuilder(head);
        String process = "process=" + ProcessHandle.current().pid();
        LineFormat.append(text, LedgerLine.ofFile(now(), EntryState.OPENED, session, process));
        file.append(text);
        file.force();
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    LedgerStates states() {
        return states;
    }

    void write(LedgerLine... lines) throws LedgerException {
        write(List.of(lines));
    }

    /** Takes lines in and writes them. The rules were looked at before; that they do not hold is a defect of the caller. */
    synchronized void write(List<LedgerLine> lines) throws LedgerException {
        if (closed) {
            throw new IllegalStateException("The ledger is closed.");
        }
        StringBuilder text = new StringBuilder();
        for (LedgerLine line : lines) {
            apply(line);
            LineFormat.append(text, line);
        }
        file.append(text);
    }

    private void apply(LedgerLine line) {
        try {
            states.apply(line);
        } catch (BadLineException e) {
            throw new IllegalStateException(
                    "Row " + line.row() + " cannot become " + line.state().text() + ": " + e.getMessage() + ".");
        }
    }

    /** A row is no longer under way. */
    synchronized void leave(int line, boolean ended) {
        underWay.clear(line);
        if (!ended) {
            try {
                states.interrupt(line);
            } catch (BadLineException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
