package io.niffler.gateway.extraction.flow;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.net.InformationModel;
import io.niffler.dicom.net.QueryRetrieveScu;
import io.niffler.dicom.net.RetrieveListener;
import io.niffler.dicom.net.RetrieveResult;
import io.niffler.gateway.extraction.ledger.KnownStudy;
import io.niffler.gateway.extraction.ledger.Ledger;
import io.niffler.gateway.extraction.ledger.LedgerException;
import io.niffler.gateway.extraction.ledger.LedgerRow;
import io.niffler.gateway.extraction.request.AccessionMove;
import io.niffler.gateway.extraction.request.PatientMove;
import io.niffler.gateway.extraction.request.Query;
import io.niffler.gateway.extraction.request.StudyMove;
import java.io.IOException;
import java.time.Duration;

/** A study under way: retrieved, compared with what was announced, and tried again while that may help. */
final class StudyWork {
    private final FlowParts parts;
    private final RowWork work;
    private final LedgerRow row;
    private final KnownStudy study;
    private final Query query;
    private final String patientId;
    private int tried;

    StudyWork(FlowParts parts, RowWork work, LedgerRow row, KnownStudy study, Query query, String patientId) {
        this.parts = parts;
        this.work = work;
        this.row = row;
        this.study = study;
        this.query = query;
        this.patientId = patientId;
    }

    void retrieve(PacsSession pacs) throws LedgerException, InterruptedException {
        if (!parts.gate().pass()) {
            if (tried > 0) {
                parts.arrivals().forget(study.uid());
            }
            work.giveBack();
            return;
        }
        if (tried++ == 0) {
            parts.arrivals().watch(study.uid());
        }
        row.moving(study.uid());
        Verdict verdict = attempt(pacs);
        Duration pause = parts.limits().pauseAfter(tried);
        if (verdict.hold()) {
            parts.gate().hold(parts.limits().firstPause());
        }
        if (verdict.again() && tried < parts.limits().attempts()) {
            row.again(study.uid(), verdict.outcome());
            parts.list().add(this::retrieve, pause);
            return;
        }
        row.ended(study.uid(), verdict.state(), verdict.outcome());
        parts.arrivals().forget(study.uid());
        work.left();
    }

    private Verdict attempt(PacsSession pacs) throws InterruptedException {
        int announced = Math.max(0, study.expected());
        try {
            RetrieveResult result = pacs.call(this::ask);
            int taken = result.counters().taken();
            int expected =
                    Math.max(announced, taken + result.counters().failed().orElse(0));
            if (isNamed()) {
                return Verdict.of(
                        result,
                        expected,
                        parts.arrivals()
                                .await(
                                        study.uid(),
                                        Math.min(expected, taken),
                                        parts.limits().arrival()));
            }
            return Verdict.of(result, expected, taken);
        } catch (IOException e) {
            return Verdict.lost(Reasons.of(e), announced, parts.arrivals().count(study.uid()));
        }
    }

    private boolean isNamed() {
        return !study.uid().equals(Ledger.PATIENT) && !study.uid().equals(Ledger.UNNAMED);
    }

    private RetrieveResult ask(QueryRetrieveScu pacs) throws IOException {
        Retrieval retrieval = parts.retrieval().orElseThrow();
        InformationModel model = InformationModel.PATIENT_ROOT;
        DataSet identifier;
        if (study.uid().equals(Ledger.PATIENT)) {
            identifier = ((PatientMove) query).moveIdentifier();
        } else if (study.uid().equals(Ledger.UNNAMED)) {
            identifier = ((AccessionMove) query).lenientMoveIdentifier();
        } else {
            StudyMove move = new StudyMove(query.id(), patientId, study.uid());
            if (pacs.supports(retrieval.operation(), InformationModel.STUDY_ROOT)) {
                model = InformationModel.STUDY_ROOT;
                identifier = move.studyRootIdentifier();
            } else {
                identifier = move.patientRootIdentifier();
            }
        }
        return retrieval.retrieve(pacs, model, identifier, RetrieveListener.NONE);
    }
}
