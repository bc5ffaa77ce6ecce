package io.niffler.gateway.extraction.request;

import io.niffler.dicom.data.Tag;
import java.util.List;

/** The attributes of a study that a C-FIND asks for. */
public enum FindDetail {
    /** What is needed to retrieve a study and to know how much of it to wait for. */
    STUDIES(
            Tag.PATIENT_ID,
            Tag.STUDY_INSTANCE_UID,
            Tag.NUMBER_OF_STUDY_RELATED_SERIES,
            Tag.NUMBER_OF_STUDY_RELATED_INSTANCES),

    /** The columns of the original's {@code CFIND-ONLY}. */
    ONLY(Tag.PATIENT_ID, Tag.STUDY_INSTANCE_UID, Tag.ACCESSION_NUMBER, Tag.STUDY_DESCRIPTION),

    /**
     * The columns of the original's {@code CFIND-DETAILED}. Some are no attributes of studies: a PACS that knows nothing about them on this
     * level leaves them empty.
     */
    DETAILED(
            Tag.PATIENT_ID,
            Tag.STUDY_INSTANCE_UID,
            Tag.ACCESSION_NUMBER,
            Tag.STUDY_DESCRIPTION,
            Tag.STUDY_DATE,
            Tag.STUDY_TIME,
            Tag.DEVICE_SERIAL_NUMBER,
            Tag.PROTOCOL_NAME,
            Tag.PERFORMED_PROCEDURE_STEP_DESCRIPTION,
            Tag.NUMBER_OF_STUDY_RELATED_SERIES,
            Tag.NUMBER_OF_STUDY_RELATED_INSTANCES,
            Tag.ACQUISITION_DATE);

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<Integer> tags;

    FindDetail(Integer... tags) {
        this.tags = List.of(tags);
    }

    /** In the order of the columns. */
    public List<Integer> tags() {
        return tags;
    }
}
