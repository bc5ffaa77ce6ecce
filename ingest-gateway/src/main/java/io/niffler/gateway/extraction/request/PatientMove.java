package io.niffler.gateway.extraction.request;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import java.util.List;

/** All of a patient: the row names a PatientID alone. */
public record PatientMove(QueryId id, String patientId) implements Query {
    /** Moves the patient, at level PATIENT of Patient Root (PS3.4 C.6.1.1.2). */
    public DataSet moveIdentifier() {
        return Identifiers.of("PATIENT", List.of(new QueryKey(Tag.PATIENT_ID, VR.LO, patientId)), List.of());
    }

    @Override
    public StudyFind find() {
        return new StudyFind(id, List.of(new QueryKey(Tag.PATIENT_ID, VR.LO, patientId)), FindDetail.STUDIES);
    }

    @Override
    public String toString() {
        return "patient of " + id;
    }
}
