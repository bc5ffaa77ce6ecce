package io.niffler.gateway.extraction.flow;

import io.niffler.gateway.extraction.ledger.KnownStudy;
import io.niffler.gateway.extraction.ledger.LedgerException;
import io.niffler.gateway.extraction.ledger.LedgerRow;
import io.niffler.gateway.extraction.ledger.Outcome;
import io.niffler.gateway.extraction.request.Query;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A row under way: first its queries are asked, then each of its studies is a task of its own. Ends the row with the last of them. */
final class RowWork {
    private final FlowParts parts;
    private final LedgerRow row;
    private final List<Query> queries;
    private final Map<String, String> patients = new ConcurrentHashMap<>();
    private final Set<String> begun = new HashSet<>();
    private int failures;
    private int open = 1;
    private boolean givenBack;

    RowWork(FlowParts parts, LedgerRow row, List<Query> queries) {
        this.parts = parts;
        this.row = row;
        this.queries = queries;
    }

    /** Asks the queries that were not answered yet. */
    void ask(PacsSession pacs) throws IOException, InterruptedException {
        for (int number = 1; number <= queries.size(); number++) {
            if (row.answered(number)) {
                continue;
            }
            if (!parts.pass(pacs)) {
                giveBack();
                return;
            }
            if (!pacs.open()) {
                parts.list().add(this::ask);
                return;
            }
            if (!ask(pacs, number)) {
                return;
            }
        }
        beginStudies();
        left();
    }

    /** False when the rest is asked later. */
    private boolean ask(PacsSession pacs, int number) throws IOException {
        Query query = queries.get(number - 1);
        long asked = System.nanoTime();
        StudySearch.Found found;
        try {
            found = pacs.call(association -> StudySearch.of(association, query));
            parts.health().well(PacsHealth.Step.QUERY);
        } catch (StudySearch.RefusedException e) {
            if (Verdict.isBusy(e.status())) {
                parts.health().busy(PacsHealth.Step.QUERY, asked);
            } else {
                parts.health().well(PacsHealth.Step.QUERY);
            }
            return failed(number, Outcome.NONE.because(e.status(), e.getMessage()), Verdict.mayPass(e.status()));
        } catch (IOException e) {
            return failed(number, Outcome.NONE.because(Outcome.UNKNOWN, Reasons.of(e)), true);
        }
        patients.putAll(found.patients());
        parts.results().found(row, number, found);
        return true;
    }

    private boolean failed(int number, Outcome why, boolean mayPass) throws LedgerException {
        row.queryFailed(number, why);
        failures++;
        if (!mayPass || failures >= parts.limits().attempts()) {
            return true;
        }
        parts.list().add(this::ask, parts.limits().pauseAfter(failures));
        return false;
    }

    private synchronized void beginStudies() {
        for (KnownStudy study : row.studies()) {
            if (!study.state().finished() && begun.add(study.uid())) {
                open++;
                StudyWork work = new StudyWork(
                        parts,
                        this,
                        row,
                        study,
                        queries.get(study.query() - 1),
                        patients.getOrDefault(study.uid(), ""));
                parts.list().add(work::begin);
            }
        }
    }

    /** Nothing new is to begin: what is left of the row is for a later run. */
    void giveBack() throws LedgerException {
        synchronized (this) {
            givenBack = true;
        }
        left();
    }

    /** The queries or a study are done with. */
    void left() throws LedgerException {
        synchronized (this) {
            open--;
            if (open > 0) {
                return;
            }
        }
        try {
            if (!givenBack) {
                row.end();
            }
        } finally {
            row.close();
            parts.list().rowLeft();
        }
    }
}
