package io.niffler.gateway.extraction.ledger;

import java.util.HashMap;
import java.util.Map;

/**
 * The state of all rows and studies as the lines of a ledger make it, one after the other: pure rules, without files or clocks.
 *
 * <p>Details are kept for rows that are under way and for those that did not end well. Complete rows have none.
 */
final class LedgerStates {
    private static final int BYTES_OF_STUDY = 200;

    private final RowTable rows;
    private final int lastLine;
    private final Map<Integer, RowDetails> underWay = new HashMap<>();
    private final Tally tally = new Tally();
    private long maxDetails;
    private long detailBytes;

    /**
     * Begins with nothing known.
     *
     * @param lastLine of the CSV
     * @param maxDetails bytes that details may take, about
     */
    LedgerStates(int lastLine, long maxDetails) {
        this.lastLine = lastLine;
        this.maxDetails = maxDetails;
        rows = new RowTable(lastLine);
    }

    EntryState row(int line) {
        return rows.state(line);
    }

    int attempts(int line) {
        return rows.attempts(line);
    }

    int fingerprint(int line) {
        return rows.fingerprint(line);
    }

    /** What is known of a row beside its state; not to be changed. */
    RowDetails details(int line) {
        RowDetails details = underWay.get(line);
        if (details != null) {
            return details;
        }
        byte[] packed = rows.details(line);
        return packed == null ? new RowDetails() : PackedDetails.unpack(packed);
    }

    Tally tally() {
        return tally;
    }

    /** Takes in a line about a row, a query or a study. Changes nothing when the rules do not allow it. */
    void apply(LedgerLine line) throws BadLineException {
        if (line.row() < 2 || line.row() > lastLine) {
            throw new BadLineException("line is not one of the CSV's rows, 2 to " + lastLine);
        }
        if (line.aboutRow()) {
            applyToRow(line);
            return;
        }
        require(line.query() <= RowDetails.MAX_QUERIES, "query is over " + RowDetails.MAX_QUERIES);
        require(rows.state(line.row()) == EntryState.PENDING, "its row was not begun");
        RowDetails details = underWay.get(line.row());
        require(details != null, "its row was not begun since the ledger was opened");
        if (line.aboutQuery()) {
            applyToQuery(details, line);
        } else {
            applyToStudy(details, line);
        }
    }

    private void applyToRow(LedgerLine line) throws BadLineException {
        EntryState from = rows.state(line.row());
        EntryState to = line.state();
        switch (to) {
            case PENDING -> {
                require(from == null || from == EntryState.PENDING || from.retryable(), "its row is finished");
                require(line.fingerprint() >= 0, "fingerprint is missing");
                require(
                        from == null || rows.fingerprint(line.row()) == line.fingerprint(),
                        "fingerprint is not the row's");
                begin(line.row(), from);
                rows.attempt(line.row());
                rows.fingerprint(line.row(), line.fingerprint());
            }
            case INVALID -> {
                require(from == null, "its row was begun");
                require(line.fingerprint() >= 0, "fingerprint is missing");
                rows.fingerprint(line.row(), line.fingerprint());
            }
            case COMPLETE, PARTIAL, FAILED, NOT_FOUND -> {
                RowDetails details = underWay.get(line.row());
                require(from == EntryState.PENDING && details != null, "its row was not begun");
                // How many queries it has is not in the file: those known of are the least
                require(
                        to == details.end(0) || (to == EntryState.FAILED && !details.moving()),
                        "its queries and studies ended in another way");
                underWay.remove(line.row());
                keep(line.row(), details, to);
            }
            default -> throw new BadLineException("its state is none of a row");
        }
        rows.state(line.row(), to);
        tally.row(from, to);
    }

    private void begin(int row, EntryState from) throws BadLineException {
        RowDetails details = details(row);
        if (underWay.put(row, details) == null) {
            byte[] packed = rows.details(row);
            detailBytes += packed == null ? 0 : -packed.length;
            rows.details(row, null);
            budget((long) BYTES_OF_STUDY * (1 + details.studies.size()));
        }
        details.failed = 0;
        if (from == EntryState.NOT_FOUND && details.studies.isEmpty()) {
            details.answered = 0;
        }
        for (RowDetails.Study study : details.studies.values()) {
            if (study.state != EntryState.COMPLETE) {
                tally.study(study.state, EntryState.PENDING);
                study.state = EntryState.PENDING;
            }
        }
    }

    private void keep(int row, RowDetails details, EntryState state) throws BadLineException {
        detailBytes -= (long) BYTES_OF_STUDY * (1 + details.studies.size());
        boolean nothingFound = state == EntryState.NOT_FOUND && details.studies.isEmpty();
        if (state != EntryState.COMPLETE && !nothingFound && !details.isEmpty()) {
            byte[] packed = PackedDetails.pack(details);
            budget(packed.length);
            rows.details(row, packed);
        }
    }

    private void applyToQuery(RowDetails details, LedgerLine line) throws BadLineException {
        require(!details.answered(line.query()), "its query was answered");
        switch (line.state()) {
            case FOUND -> {
                require(line.outcome().expected() >= 0, "expected is missing");
                details.answer(line.query(), line.outcome().expected());
                tally.found(line.outcome().expected());
            }
            case FAILED -> details.fail(line.query());
            default -> throw new BadLineException("its state is none of a query");
        }
    }

    private void applyToStudy(RowDetails details, LedgerLine line) throws BadLineException {
        RowDetails.Study study = details.studies.get(line.study());
        if (line.state() == EntryState.FOUND) {
            require(study == null, "its study was found before");
            require(details.studies.size() < RowDetails.MAX_STUDIES, "its row has too many studies");
            budget(BYTES_OF_STUDY);
            details.studies.put(
                    line.study(),
                    new RowDetails.Study(line.query(), line.outcome().expected()));
            tally.study(null, EntryState.PENDING);
            tally.expected(0, line.outcome().expected());
            return;
        }
        require(study != null, "its study was not found before");
        require(StudyRules.follows(study.state, line.state()), "its state cannot follow the one that the study had");
        if (line.state() == EntryState.MOVING) {
            study.attempts++;
        } else {
            count(study, line);
        }
        tally.study(study.state, line.state());
        study.state = line.state();
    }

    /** What the line does not tell stays as it was told before. */
    private void count(RowDetails.Study study, LedgerLine line) throws BadLineException {
        Outcome outcome = line.outcome();
        int expected = outcome.expected() == Outcome.UNKNOWN ? study.expected : outcome.expected();
        int received = outcome.received() == Outcome.UNKNOWN ? study.received : outcome.received();
        require(
                line.state() != EntryState.COMPLETE || received >= Math.max(expected, 0),
                "a study is not complete while less is received than expected");
        tally.expected(study.expected, expected);
        tally.received(study.received, received);
        study.expected = expected;
        study.received = received;
    }

    /** A process died or gave the ledger back: what was moving is pending, and its attempt counts. */
    void interrupt() throws BadLineException {
        for (Integer row : underWay.keySet().toArray(Integer[]::new)) {
            interrupt(row);
        }
    }

    /** The same for one row. */
    void interrupt(int row) throws BadLineException {
        RowDetails details = underWay.remove(row);
        for (RowDetails.Study study : details.studies.values()) {
            if (study.state == EntryState.MOVING) {
                tally.study(study.state, EntryState.PENDING);
                study.state = EntryState.PENDING;
            }
        }
        keep(row, details, EntryState.PENDING);
    }

    /** The ledger is read: what a run adds to it has no limit. */
    void lift() {
        maxDetails = Long.MAX_VALUE;
    }

    private void budget(long bytes) throws BadLineException {
        detailBytes += bytes;
        if (detailBytes > maxDetails) {
            throw new BadLineException("unfinished rows take more than " + (maxDetails >> 20)
                    + " MiB of memory by then (NIFFLER_JAVA_OPTS=-Xmx... gives more)");
        }
    }

    private static void require(boolean holds, String reason) throws BadLineException {
        if (!holds) {
            throw new BadLineException(reason);
        }
    }
}
