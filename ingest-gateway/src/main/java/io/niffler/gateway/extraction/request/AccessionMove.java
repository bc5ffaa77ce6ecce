package io.niffler.gateway.extraction.request;

import io.niffler.dicom.data.DataSet;
import io.niffler.dicom.data.Tag;
import io.niffler.dicom.data.VR;
import java.util.List;

/**
 * The studies of an order: the row names PatientID and AccessionNumber. The accession number is no unique key, so by the standard the studies
 * must be found first ({@link #find()}); a PACS may refuse the direct move, or move more than was meant.
 */
public record AccessionMove(QueryId id, String patientId, String accessionNumber) implements Query {
    private List<QueryKey> keys() {
        return List.of(
                new QueryKey(Tag.PATIENT_ID, VR.LO, patientId),
                new QueryKey(Tag.ACCESSION_NUMBER, VR.SH, accessionNumber));
    }

    /** Moves the studies at once in Patient Root, as the original does; only for a PACS that is known to take it. */
    public DataSet lenientMoveIdentifier() {
        return Identifiers.of(Identifiers.STUDY, keys(), List.of());
    }

    @Override
    public StudyFind find() {
        return new StudyFind(id, keys(), FindDetail.STUDIES);
    }

    @Override
    public String toString() {
        return "accession of " + id;
    }
}
