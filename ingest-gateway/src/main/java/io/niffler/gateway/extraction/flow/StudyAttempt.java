package io.niffler.gateway.extraction.flow;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.net.InformationModel;
import io.niffler.dicom.net.QueryRetrieveScu;
import io.niffler.dicom.net.RetrieveResult;
import io.niffler.dicom.net.Status;
import io.niffler.gateway.extraction.ledger.EntryState;
import io.niffler.gateway.extraction.ledger.KnownStudy;
import io.niffler.gateway.extraction.ledger.Ledger;
import io.niffler.gateway.extraction.ledger.Outcome;
import io.niffler.gateway.extraction.request.AccessionMove;
import io.niffler.gateway.extraction.request.PatientMove;
import io.niffler.gateway.extraction.request.Query;
import io.niffler.gateway.extraction.request.StudyMove;
import java.io.IOException;
import java.util.function.LongSupplier;

/** Asks for a study and compares what came with what was announced. */
final class StudyAttempt {
    private final FlowParts parts;
    private final KnownStudy study;
    private final Query query;
    private final String patientId;
    private boolean stalled;

    /** @param patientId that of the study, empty when it is not known */
    StudyAttempt(FlowParts parts, KnownStudy study, Query query, String patientId) {
        this.parts = parts;
        this.study = study;
        this.query = query;
        this.patientId = patientId;
    }

    static boolean isNamed(String uid) {
        return !uid.equals(Ledger.PATIENT) && !uid.equals(Ledger.UNNAMED);
    }

    /** One attempt. The PACS is known to be well, or busy, by its end. */
    Verdict run(PacsSession pacs) throws InterruptedException {
        int announced = Math.max(0, study.expected());
        long asked = System.nanoTime();
        try {
            RetrieveResult result = pacs.call(this::ask);
            int received = received(result, announced);
            tellHealth(result.status(), asked, Verdict.expected(result, announced), received);
            return explained(Verdict.of(result, announced, received));
        } catch (StudySearch.RefusedException e) {
            Outcome outcome = Outcome.of(announced, 0).because(e.status(), e.getMessage());
            return new Verdict(EntryState.FAILED, outcome, Verdict.mayPass(e.status()));
        } catch (IOException e) {
            return explained(
                    Verdict.lost(Reasons.of(e), announced, parts.arrivals().count(study.uid())));
        }
    }

    private void tellHealth(int status, long asked, int expected, int received) {
        if (Verdict.isBusy(status)) {
            parts.health().busy(PacsHealth.Step.RETRIEVAL, asked);
        } else if (Verdict.isAstray(status, expected, received)) {
            parts.health().astray();
        } else {
            parts.health().well(PacsHealth.Step.RETRIEVAL);
        }
    }

    /** Waits for what the PACS says it has sent; some say that all is well and count nothing. */
    private int received(RetrieveResult result, int announced) throws InterruptedException {
        int taken = result.counters().taken();
        if (!isNamed(study.uid())) {
            return taken;
        }
        int expected = Verdict.expected(result, announced);
        int sent = result.status() == Status.SUCCESS
                ? expected - result.counters().failed().orElse(0)
                : Math.min(expected, taken);
        return parts.arrivals().await(study.uid(), sent, parts.limits().arrival());
    }

    private Verdict explained(Verdict verdict) {
        if (!stalled || verdict.state() == EntryState.COMPLETE) {
            return verdict;
        }
        Outcome outcome = verdict.outcome();
        String why =
                "made no progress and was cancelled" + (outcome.comment().isEmpty() ? "" : ": " + outcome.comment());
        return new Verdict(verdict.state(), outcome.because(outcome.status(), why), true);
    }

    private RetrieveResult ask(QueryRetrieveScu pacs) throws IOException {
        Retrieval retrieval = parts.retrieval().orElseThrow();
        InformationModel model = InformationModel.PATIENT_ROOT;
        DataSet identifier;
        if (study.uid().equals(Ledger.PATIENT)) {
            identifier = ((PatientMove) query).moveIdentifier();
        } else if (study.uid().equals(Ledger.UNNAMED)) {
            identifier = ((AccessionMove) query).lenientMoveIdentifier();
        } else if (pacs.supports(retrieval.operation(), InformationModel.STUDY_ROOT)) {
            model = InformationModel.STUDY_ROOT;
            identifier = new StudyMove(query.id(), "", study.uid()).studyRootIdentifier();
        } else {
            String patient = patientId.isEmpty() ? StudySearch.patientOf(pacs, query, study.uid()) : patientId;
            identifier = new StudyMove(query.id(), patient, study.uid()).patientRootIdentifier();
        }
        LongSupplier arrived = isNamed(study.uid())
                ? () -> parts.arrivals().count(study.uid())
                : () -> parts.arrivals().totals().others();
        try (WatchedRetrieval watched = parts.stalls().begin(pacs, arrived)) {
            try {
                return retrieval.retrieve(pacs, model, identifier, watched);
            } finally {
                stalled = watched.stalled();
            }
        }
    }
}
