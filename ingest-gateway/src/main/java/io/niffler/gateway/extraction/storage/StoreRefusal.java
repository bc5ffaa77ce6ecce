package io.niffler.gateway.extraction.storage;

import io.niffler.dicom.net.Status;
import io.niffler.dicom.net.StoreResult;

/** Why an instance is not taken (PS3.4 B.2.3): what the peer is told. */
enum StoreRefusal {
    DISK(Status.OUT_OF_RESOURCES, "the folder is full or cannot be written"),
    UNREADABLE(Status.CANNOT_UNDERSTAND, "the data set cannot be read up to its UIDs"),
    SOP_CLASS_DIFFERS(Status.DATA_SET_MISMATCH, "(0008,0016) is not the SOP class of the command"),
    SOP_INSTANCE_DIFFERS(Status.DATA_SET_MISMATCH, "(0008,0018) is not the SOP instance of the command"),
    NO_STUDY_UID(Status.DATA_SET_MISMATCH, "(0020,000D) Study Instance UID is missing or invalid"),
    NO_SERIES_UID(Status.DATA_SET_MISMATCH, "(0020,000E) Series Instance UID is missing or invalid");

    private final int status;
    private final String comment;

    StoreRefusal(int status, String comment) {
        this.status = status;
        this.comment = comment;
    }

    /** What is answered. */
    StoreResult result() {
        return StoreResult.of(status, comment);
    }
}
