package io.niffler.gateway.extraction.flow;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import io.niffler.dicom.net.FindResult;
import io.niffler.dicom.net.InformationModel;
import io.niffler.dicom.net.QueryOperation;
import io.niffler.dicom.net.QueryRetrieveScu;
import io.niffler.gateway.extraction.ledger.Ledger;
import io.niffler.gateway.extraction.ledger.Outcome;
import io.niffler.gateway.extraction.request.AccessionMove;
import io.niffler.gateway.extraction.request.FindDetail;
import io.niffler.gateway.extraction.request.PatientMove;
import io.niffler.gateway.extraction.request.Query;
import io.niffler.gateway.extraction.request.QueryKey;
import io.niffler.gateway.extraction.request.StudyFind;
import io.niffler.gateway.extraction.request.StudyMove;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which studies a query is about, as the PACS says; or the row itself, when the PACS takes no C-FIND. */
final class StudySearch {
    /** A query that was answered, but not so that it can be gone on with. */
    static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;

        private final int status;

        RefusedException(int status, String comment) {
            super(comment);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /**
     * What was found.
     *
     * @param announced instances by study, or {@link Outcome#UNKNOWN}
     * @param patients PatientID by study
     * @param matches what the PACS answered
     */
    record Found(Map<String, Integer> announced, Map<String, String> patients, List<DataSet> matches) {}

    private StudySearch() {}

    static Found of(QueryRetrieveScu pacs, Query query) throws IOException {
        StudyFind find = query.find();
        boolean inPatientRoot =
                find.fitsPatientRoot() && pacs.supports(QueryOperation.FIND, InformationModel.PATIENT_ROOT);
        InformationModel model = inPatientRoot ? InformationModel.PATIENT_ROOT : InformationModel.STUDY_ROOT;
        if (!pacs.supports(QueryOperation.FIND, model)) {
            return unasked(query);
        }
        List<DataSet> matches = new ArrayList<>();
        FindResult result = pacs.find(model, find.identifier(), matches::add);
        if (result.limitReached()) {
            throw new RefusedException(result.status(), "more than " + result.matches() + " studies match");
        }
        if (result.keysIgnored()) {
            throw new RefusedException(
                    result.status(),
                    "the PACS cannot search by one of the attributes and would give more than was asked for");
        }
        if (!result.isComplete()) {
            throw new RefusedException(result.status(), result.errorComment());
        }
        return found(matches);
    }

    /**
     * Whose study it is, which a retrieval in Patient Root has to say (PS3.4 C.6.1.1). The ledger does not tell, since it names no
     * patients: the row does, or the PACS is asked again.
     */
    static String patientOf(QueryRetrieveScu pacs, Query query, String uid) throws IOException {
        for (QueryKey key : query.find().keys()) {
            if (key.tag() == Tag.PATIENT_ID && key.isSingleValue()) {
                return key.value();
            }
        }
        QueryKey study = new QueryKey(Tag.STUDY_INSTANCE_UID, VR.UI, uid);
        Found found = of(pacs, new StudyFind(query.id(), List.of(study), FindDetail.STUDIES));
        String patient = found.patients().getOrDefault(uid, "");
        if (patient.isEmpty()) {
            throw new RefusedException(Outcome.UNKNOWN, "the PACS does not tell whose study it is");
        }
        return patient;
    }

    private static Found found(List<DataSet> matches) throws RefusedException {
        Map<String, Integer> announced = new LinkedHashMap<>();
        Map<String, String> patients = new LinkedHashMap<>();
        for (DataSet match : matches) {
            String uid = match.string(Tag.STUDY_INSTANCE_UID, "");
            if (!Ledger.canName(uid)) {
                throw new RefusedException(Outcome.UNKNOWN, "the PACS names a study without a valid UID");
            }
            announced.merge(uid, instances(match), Math::max);
            patients.putIfAbsent(uid, match.string(Tag.PATIENT_ID, ""));
        }
        return new Found(announced, patients, matches);
    }

    private static int instances(DataSet match) {
        long number = match.longValue(Tag.NUMBER_OF_STUDY_RELATED_INSTANCES).orElse(Outcome.UNKNOWN);
        return number < 0 || number > Integer.MAX_VALUE ? Outcome.UNKNOWN : (int) number;
    }

    private static Found unasked(Query query) throws RefusedException {
        if (query instanceof PatientMove) {
            return named(Ledger.PATIENT, "");
        }
        if (query instanceof AccessionMove) {
            return named(Ledger.UNNAMED, "");
        }
        if (query instanceof StudyMove study) {
            return named(study.studyInstanceUid(), study.patientId());
        }
        throw new RefusedException(Outcome.UNKNOWN, "the PACS takes no C-FIND, which this query needs");
    }

    private static Found named(String study, String patientId) {
        return new Found(Map.of(study, Outcome.UNKNOWN), Map.of(study, patientId), List.of());
    }
}
