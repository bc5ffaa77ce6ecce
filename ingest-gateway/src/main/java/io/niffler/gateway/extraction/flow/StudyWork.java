package io.niffler.gateway.extraction.flow;

import io.niffler.gateway.extraction.ledger.KnownStudy;
import io.niffler.gateway.extraction.ledger.LedgerException;
import io.niffler.gateway.extraction.ledger.LedgerRow;
import io.niffler.gateway.extraction.ledger.Outcome;
import io.niffler.gateway.extraction.request.Query;
import java.time.Duration;
import java.util.Optional;

/** A study under way: retrieved and tried again while that may help, or taken from another row that has named it as well. */
final class StudyWork {
    private final FlowParts parts;
    private final RowWork work;
    private final LedgerRow row;
    private final KnownStudy study;
    private final StudyAttempt attempt;
    private int tried;

    StudyWork(FlowParts parts, RowWork work, LedgerRow row, KnownStudy study, Query query, String patientId) {
        this.parts = parts;
        this.work = work;
        this.row = row;
        this.study = study;
        this.attempt = new StudyAttempt(parts, study, query, patientId);
    }

    void begin(PacsSession pacs) throws LedgerException, InterruptedException {
        if (StudyAttempt.isNamed(study.uid())) {
            Optional<SharedStudies.Ending> known = parts.shared().complete(study.uid());
            if (known.isPresent() && known.get().suits(study.expected())) {
                take(known.get());
                return;
            }
            if (!parts.shared().claim(study.uid(), this::released)) {
                return;
            }
            parts.arrivals().watch(study.uid());
        }
        retrieve(pacs);
    }

    private void released(Optional<SharedStudies.Ending> ending) {
        Task next = ending.filter(end -> end.suits(study.expected()))
                .<Task>map(end -> pacs -> take(end))
                .orElse(this::begin);
        parts.list().add(next);
    }

    /** What another row has brought, or could not bring, is not asked for again. */
    private void take(SharedStudies.Ending ending) throws LedgerException {
        row.moving(study.uid());
        Outcome outcome = ending.outcome();
        row.ended(
                study.uid(), ending.state(), outcome.because(outcome.status(), "retrieved for line " + ending.line()));
        work.left();
    }

    private void retrieve(PacsSession pacs) throws LedgerException, InterruptedException {
        if (!parts.pass(pacs)) {
            release(Optional.empty());
            work.giveBack();
            return;
        }
        if (!pacs.open()) {
            parts.list().add(this::retrieve);
            return;
        }
        tried++;
        row.moving(study.uid());
        Verdict verdict = attempt.run(pacs);
        if (verdict.again() && tried < parts.limits().attempts()) {
            Duration pause = parts.limits().pauseAfter(tried);
            row.again(study.uid(), verdict.outcome());
            parts.list().add(this::retrieve, pause);
            return;
        }
        row.ended(study.uid(), verdict.state(), verdict.outcome());
        release(Optional.of(new SharedStudies.Ending(row.line(), verdict.state(), verdict.outcome())));
        work.left();
    }

    private void release(Optional<SharedStudies.Ending> ending) {
        if (StudyAttempt.isNamed(study.uid())) {
            parts.arrivals().forget(study.uid());
            parts.shared().release(study.uid(), ending);
        }
    }
}
