package io.niffler.gateway.extraction.request;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import java.util.List;

/** One study: the row names its PatientID and StudyInstanceUID, or a C-FIND has told them. */
public record StudyMove(QueryId id, String patientId, String studyInstanceUid) implements Query {
    private QueryKey patient() {
        return new QueryKey(Tag.PATIENT_ID, VR.LO, patientId);
    }

    private QueryKey study() {
        return new QueryKey(Tag.STUDY_INSTANCE_UID, VR.UI, studyInstanceUid);
    }

    /** Moves the study in Patient Root, where the unique key of the level above is needed as well (PS3.4 C.6.1.1). */
    public DataSet patientRootIdentifier() {
        return Identifiers.of(Identifiers.STUDY, List.of(patient(), study()), List.of());
    }

    /** Moves the study in Study Root, which has no level above and in which PatientID is no unique key (PS3.4 C.6.2.1). */
    public DataSet studyRootIdentifier() {
        return Identifiers.of(Identifiers.STUDY, List.of(study()), List.of());
    }

    @Override
    public StudyFind find() {
        return new StudyFind(id, List.of(patient(), study()), FindDetail.STUDIES);
    }

    @Override
    public String toString() {
        return "study of " + id;
    }
}
