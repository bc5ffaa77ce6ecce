package io.niffler.gateway;

import io.niffler.dicom.net.Status;
import io.niffler.dicom.net.StoreResult;
import java.util.Locale;

/** Why an instance is not taken: the status and comment the peer is told, and the label of the metric. */
public enum Refusal {
    MEMORY(Status.OUT_OF_RESOURCES, "too many bytes in flight, send again later"),
    TOO_LARGE(Status.OUT_OF_RESOURCES, "the instance is larger than the limit here"),
    KAFKA(Status.OUT_OF_RESOURCES, "not stored in time, send again later"),
    DISK(Status.OUT_OF_RESOURCES, "the folder is full or cannot be written"),
    BLOB_STORE(Status.OUT_OF_RESOURCES, "no room for large instances, send again later"),
    SHUTDOWN(Status.OUT_OF_RESOURCES, "shutting down, send again later"),
    UNREADABLE(Status.CANNOT_UNDERSTAND, "the data set cannot be read up to its UIDs"),
    SOP_CLASS_DIFFERS(Status.DATA_SET_MISMATCH, "(0008,0016) is not the SOP class of the command"),
    SOP_INSTANCE_DIFFERS(Status.DATA_SET_MISMATCH, "(0008,0018) is not the SOP instance of the command"),
    NO_STUDY_UID(Status.DATA_SET_MISMATCH, "(0020,000D) Study Instance UID is missing or invalid"),
    NO_SERIES_UID(Status.DATA_SET_MISMATCH, "(0020,000E) Series Instance UID is missing or invalid");

    private final int status;
    private final String comment;

    Refusal(int status, String comment) {
        this.status = status;
        this.comment = comment;
    }

    /** What is answered. */
    public StoreResult result() {
        return StoreResult.of(status, comment);
    }

    /** The label of the metric: lower case with dashes. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
