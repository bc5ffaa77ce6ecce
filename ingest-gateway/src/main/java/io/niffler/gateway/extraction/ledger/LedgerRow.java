package io.niffler.gateway.extraction.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A row that is under way, with its queries and studies. For several threads. Close it when it is left: what has not ended by then is
 * pending, for a later attempt.
 *
 * <p>Each method writes to the ledger before it returns, and throws IllegalStateException when it cannot follow what was said before,
 * such as a study that ends before it moves.
 */
public final class LedgerRow implements AutoCloseable {
    private final Ledger ledger;
    private final int line;
    private final List<String> values;
    private final int queries;
    private boolean left;

    LedgerRow(Ledger ledger, int line, List<String> values, int queries) {
        this.ledger = ledger;
        this.line = line;
        this.values = List.copyOf(values);
        this.queries = queries;
    }

    /** Where the row begins in the CSV. */
    public int line() {
        return line;
    }

    /** Whether a query was answered, now or in an earlier run: it need not be asked again. */
    public boolean answered(int query) {
        synchronized (ledger) {
            return details().answered(checked(query));
        }
    }

    /** The studies that are known of, in the order they were found. */
    public List<KnownStudy> studies() {
        synchronized (ledger) {
            List<KnownStudy> studies = new ArrayList<>();
            details()
                    .studies
                    .forEach((uid, study) ->
                            studies.add(new KnownStudy(uid, study.query, study.state, study.attempts, study.expected)));
            return studies;
        }
    }

    /**
     * A query was answered, or the row itself names its study.
     *
     * @param query number within the row, from 1
     * @param studies instances announced for each, or {@link Outcome#UNKNOWN}; those known already are not written again. None means
     *     that the query found nothing
     * @throws IllegalArgumentException for names that {@link Ledger#canName} does not allow, and more than 100,000 studies
     */
    public void found(int query, Map<String, Integer> studies) throws LedgerException {
        synchronized (ledger) {
            RowDetails details = details();
            if (details.answered(checked(query))) {
                throw new IllegalStateException("Query " + query + " of row " + line + " was answered before.");
            }
            List<LedgerLine> lines = new ArrayList<>();
            for (Map.Entry<String, Integer> study : studies.entrySet()) {
                if (!Names.valid(study.getKey())) {
                    throw new IllegalArgumentException("A study of row " + line + " has no valid UID.");
                }
                if (!details.studies.containsKey(study.getKey())) {
                    Outcome announced = Outcome.of(study.getValue(), Outcome.UNKNOWN);
                    lines.add(LedgerLine.ofStudy(
                            ledger.now(), line, query, study.getKey(), EntryState.FOUND, 0, announced));
                }
            }
            if (details.studies.size() + lines.size() > RowDetails.MAX_STUDIES) {
                throw new IllegalArgumentException(
                        "Row " + line + " has more than " + RowDetails.MAX_STUDIES + " studies.");
            }
            // The query comes last: without this line, a later run asks again
            lines.add(answer(query, studies.size()));
            ledger.write(lines);
        }
    }

    /** A query was answered and its studies are not wanted. */
    public void counted(int query, int studies) throws LedgerException {
        synchronized (ledger) {
            details();
            ledger.write(answer(query, studies));
        }
    }

    private LedgerLine answer(int query, int studies) {
        Outcome count = Outcome.of(studies, Outcome.UNKNOWN);
        return LedgerLine.ofQuery(ledger.now(), line, checked(query), EntryState.FOUND, attempt(), count);
    }

    /** A query failed. It may be asked again; if it is not answered then, the row ends as failed. */
    public void queryFailed(int query, Outcome why) throws LedgerException {
        synchronized (ledger) {
            details();
            ledger.write(
                    LedgerLine.ofQuery(ledger.now(), line, checked(query), EntryState.FAILED, attempt(), fitting(why)));
        }
    }

    /** A study is asked for now. */
    public void moving(String study) throws LedgerException {
        write(study, EntryState.MOVING, 1, Outcome.NONE);
    }

    /** A study is given back, to be moved later. */
    public void again(String study, Outcome why) throws LedgerException {
        write(study, EntryState.PENDING, 0, why);
    }

    /**
     * A study ended.
     *
     * @param state complete, partial, failed or not found. Complete only when at least as many instances are durable as are expected
     * @param outcome its counts replace those that were told before, where it has them
     */
    public void ended(String study, EntryState state, Outcome outcome) throws LedgerException {
        if (!state.finished()) {
            throw new IllegalArgumentException("A study does not end as " + state.text() + ".");
        }
        write(study, state, 0, outcome);
    }

    private void write(String uid, EntryState state, int attemptMore, Outcome outcome) throws LedgerException {
        synchronized (ledger) {
            RowDetails.Study study = details().studies.get(uid);
            if (study == null) {
                throw new IllegalStateException("The study was not found for row " + line + " before.");
            }
            ledger.write(LedgerLine.ofStudy(
                    ledger.now(), line, study.query, uid, state, study.attempts + attemptMore, fitting(outcome)));
        }
    }

    /**
     * Ends the row when all its queries and studies have ended.
     *
     * @return complete, partial, failed or not found
     */
    public EntryState end() throws LedgerException {
        synchronized (ledger) {
            EntryState state = details().end(queries);
            if (!state.finished()) {
                throw new IllegalStateException("Row " + line + " has queries or studies that have not ended.");
            }
            end(state, "");
            return state;
        }
    }

    /** Ends the row as failed, though not all of it has ended. Studies that are moving have to end or be given back first. */
    public void fail(String reason) throws LedgerException {
        synchronized (ledger) {
            details();
            end(EntryState.FAILED, reason);
        }
    }

    private void end(EntryState state, String reason) throws LedgerException {
        RowDetails details = details();
        Outcome sums = details.studies.isEmpty() ? Outcome.NONE : Outcome.of(details.expected(), details.received());
        ledger.write(LedgerLine.ofRow(ledger.now(), line, state, attempt(), fitting(sums.saying(reason)), -1));
        left = true;
        ledger.leave(line, true);
    }

    /** Gives the row back if it has not ended. Closing twice does nothing. */
    @Override
    public void close() {
        synchronized (ledger) {
            if (!left) {
                left = true;
                ledger.leave(line, false);
            }
        }
    }

    private Outcome fitting(Outcome outcome) {
        return outcome.saying(CommentText.clean(outcome.comment(), values));
    }

    private int attempt() {
        return ledger.states().attempts(line);
    }

    private int checked(int query) {
        if (query < 1 || query > queries) {
            throw new IllegalArgumentException("Row " + line + " has the queries 1 to " + queries + ".");
        }
        return query;
    }

    private RowDetails details() {
        if (left) {
            throw new IllegalStateException("Row " + line + " has ended or was given back.");
        }
        return ledger.states().details(line);
    }
}
